package io.tierworks.cli.show;

import io.tierworks.common.contract.job.JobStatus;
import io.tierworks.common.contract.result.Decision;
import io.tierworks.common.contract.result.JobResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Shows a job's result: answer, items, verdict, gaps and bill.
public final class ResultText {
  private ResultText() {}

  public static List<String> lines(JobResult result, int width) {
    var lines = new ArrayList<String>();
    lines.addAll(TextFormat.wrap(headline(result), width, ""));
    result.errors().forEach(error -> lines.addAll(TextFormat.wrap(error.toString(), width, "  ")));
    section(lines, estimate(result));
    section(lines, answer(result, width));
    section(
        lines,
        result.items().isEmpty()
            ? List.of()
            : ItemsText.lines(result.items(), width, whole(result)));
    section(lines, pages(result));
    section(lines, verdict(result, width));
    section(lines, invalidCitations(result, width));
    section(lines, decisions(result, width));
    section(lines, DisputesText.lines(result.disputes(), width, whole(result)));
    section(lines, GapsText.lines(result.gaps(), width, whole(result)));
    section(lines, result.bill() == null ? List.of() : BillText.lines(result.bill(), width));
    return lines;
  }

  private static String headline(JobResult result) {
    var note = result.status() == JobStatus.PARTIAL ? " (an answer with gaps)" : "";
    return "Job %s: %s%s%s"
        .formatted(result.job(), ProgressText.name(result.status()), note, counts(result));
  }

  /// The price of a job that was only planned.
  private static List<String> estimate(JobResult result) {
    var plan = result.effort().plan();
    return plan == null || plan.estimate() == null
        ? List.of()
        : List.of(
            "Dry run: by its plan (%s) the job is expected to cost %s"
                .formatted(plan.form(), TextFormat.money(plan.estimate())));
  }

  private static String counts(JobResult result) {
    var counts = result.counts();
    if (counts == null || counts.attempts() == 0) {
      return "";
    }
    var took =
        TextFormat.duration(Duration.between(result.origin().acceptedAt(), result.finishedAt()));
    var work =
        counts.subtasks() == 0
            ? ""
            : "; %d of %d subtasks accepted, %d escalated"
                .formatted(counts.accepted(), counts.subtasks(), counts.escalated());
    var attempts = counts.attempts() == 1 ? "1 attempt" : counts.attempts() + " attempts";
    return " in %s%s, %s".formatted(took, work, attempts);
  }

  private static List<String> answer(JobResult result, int width) {
    if (result.answer() == null || result.answer().isNull()) {
      return List.of();
    }
    var lines = new ArrayList<String>(List.of("Answer"));
    lines.addAll(AnswerText.lines(result.answer(), width));
    return lines;
  }

  private static List<String> pages(JobResult result) {
    return result.answerPages() == null
        ? List.of()
        : List.of(
            "Item answers: %d pages on the topic job.answers".formatted(result.answerPages()));
  }

  private static List<String> verdict(JobResult result, int width) {
    var verdict = result.verdict();
    if (verdict == null) {
      return List.of();
    }
    var lines = new ArrayList<String>();
    var score =
        verdict.score() == null ? "" : String.format(Locale.ROOT, ", score %.2f", verdict.score());
    var by = verdict.by() == null || verdict.by().isBlank() ? "" : ", by " + verdict.by();
    lines.add("Verdict: " + verdict.verdict().code() + score + by + rounds(verdict.rounds()));
    if (verdict.reasons() != null && !verdict.reasons().isBlank()) {
      lines.addAll(TextFormat.wrap(verdict.reasons(), width, "  "));
    }
    return lines;
  }

  private static List<String> invalidCitations(JobResult result, int width) {
    return result.invalidCitations().isEmpty()
        ? List.of()
        : TextFormat.wrap("The answer cites wrongly: " + result.invalidCitations(), width, "");
  }

  private static List<String> decisions(JobResult result, int width) {
    return result.decisions().stream()
        .flatMap(decision -> TextFormat.wrap(decision(decision), width, "").stream())
        .toList();
  }

  /// Such as `The plan was approved by dana: go ahead`.
  private static String decision(Decision decision) {
    var done =
        switch (decision.decision()) {
          case APPROVE -> "approved";
          case REJECT -> "rejected";
          case REVISE -> "sent back";
          case CANCEL -> "cancelled";
          case ANSWER -> "answered";
          case GIVE_UP -> "not answered";
        };
    var by =
        switch (decision.decidedBy()) {
          case PERSON -> decision.by() == null ? "" : " by " + decision.by();
          case DEADLINE -> " by default";
        };
    var note = decision.note() == null ? "" : ": " + decision.note();
    var on = decision.on().name().toLowerCase(Locale.ROOT);
    var of = decision.subtask() == null ? "" : " of " + decision.subtask();
    return "The %s%s was %s%s%s".formatted(on, of, done, by, note);
  }

  private static String rounds(int rounds) {
    return rounds > 1 ? " in round " + rounds : "";
  }

  /// The command that shows the result without cuts.
  private static String whole(JobResult result) {
    return "tierworks show " + result.job() + " --json";
  }

  private static void section(List<String> lines, List<String> section) {
    if (!section.isEmpty()) {
      lines.add("");
      lines.addAll(section);
    }
  }
}
