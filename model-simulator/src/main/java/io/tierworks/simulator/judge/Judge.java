package io.tierworks.simulator.judge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierworks.simulator.prompt.Prompt;
import io.tierworks.simulator.solve.Solver;
import java.util.List;
import java.util.Locale;

/// Judges the results of a job.
public final class Judge {
  private static final int REVISIONS_AT_MOST = 5;

  private final Case one;
  private final Answer answer;

  public Judge(Solver solver, Prompt prompt, JsonNode schema) {
    this.one = Case.of(prompt);
    this.answer = new Answer(solver, one, schema);
  }

  /// `revise` in the first round where a better answer is evident, `reject` if there is nothing to
  /// judge, else `accept`.
  public ObjectNode verdict() {
    List<Objection> objections = new Reexamination(one).objections();
    boolean first = one.round() == 0;
    ObjectNode verdict = JsonNodeFactory.instance.objectNode();
    if (one.results().isEmpty() && one.tally().total() == 0) {
      return fill(verdict, "reject", 0, "There is no result to judge" + gaps() + ".", List.of());
    }
    double agreement =
        one.results().isEmpty() ? 1 : 1 - (double) objections.size() / one.results().size();
    double complete = (double) one.total() / (one.total() + one.gaps().size());
    double score =
        Math.clamp(
            Math.round(100 * (0.35 + 0.6 * Math.max(0, agreement)) * complete) / 100.0, 0, 1);
    if (first && !objections.isEmpty()) {
      List<Objection> sent = objections.subList(0, Math.min(REVISIONS_AT_MOST, objections.size()));
      return fill(
          verdict,
          "revise",
          score,
          objections.size()
              + " of "
              + one.results().size()
              + " results shown contradict their source.",
          sent);
    }
    String reasons =
        String.format(
            Locale.ROOT,
            "%d of %d results shown agree with their source%s.",
            one.results().size() - objections.size(),
            one.results().size(),
            gaps());
    return fill(verdict, "accept", score, reasons, List.of());
  }

  private String gaps() {
    return one.gaps().isEmpty() ? "" : "; " + one.gaps().size() + " subtasks gave no result";
  }

  private ObjectNode fill(
      ObjectNode verdict, String word, double score, String reasons, List<Objection> objections) {
    verdict.put("verdict", word).put("score", score).put("reasons", reasons);
    verdict.set("answer", answer.json());
    ArrayNode claims = verdict.putArray("claims");
    answer.claims().forEach(claims::add);
    ArrayNode revisions = verdict.putArray("revisions");
    for (Objection objection : objections) {
      revisions
          .addObject()
          .put("subtask", objection.subtask())
          .put("feedback", objection.feedback());
    }
    return verdict;
  }
}
