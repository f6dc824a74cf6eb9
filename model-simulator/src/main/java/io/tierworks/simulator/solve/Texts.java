package io.tierworks.simulator.solve;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.simulator.solve.extract.Amounts;
import io.tierworks.simulator.solve.extract.Phrases;
import io.tierworks.simulator.solve.lexicon.FieldNames;
import io.tierworks.simulator.solve.read.Digest;
import io.tierworks.simulator.solve.read.Gist;
import io.tierworks.simulator.solve.read.Orders;
import io.tierworks.simulator.solve.read.Stance;
import io.tierworks.simulator.solve.schema.Field;
import io.tierworks.simulator.solve.tally.Result;
import io.tierworks.simulator.solve.tally.Tally;
import io.tierworks.simulator.solve.text.Material;
import io.tierworks.simulator.solve.text.Words;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Free text: quotes, reasons, summaries, answers, and what documents state under a label.
final class Texts {
  private static final List<String> REASONS =
      List.of("reason", "rationale", "explanation", "justification", "why", "note", "comment");
  private static final List<String> SUMMARIES =
      List.of(
          "summary",
          "overview",
          "abstract",
          "digest",
          "gist",
          "synopsis",
          "description",
          "recap",
          "report");
  private static final List<String> ANSWERS =
      List.of(
          "answer",
          "finding",
          "response",
          "conclusion",
          "result",
          "insight",
          "recommendation",
          "statement",
          "relevance");
  private static final List<String> ACTIONS =
      List.of(
          "action",
          "next step",
          "reply",
          "suggestion",
          "follow up",
          "feedback",
          "coaching",
          "correction");
  private static final Set<String> DOCUMENT_KINDS = Set.of("extract", "parse", "extraction");

  private Texts() {}

  static JsonNode fill(Filling filling, Field field, Material material) {
    String text = text(filling, field, material);
    if (DOCUMENT_KINDS.contains(filling.task().kind()) && filling.spoils(field)) {
      text = garbled(filling, field, text);
    }
    if (text.length() > field.maxLength()) {
      text = text.substring(0, field.maxLength()).strip();
    }
    if (text.isEmpty() && field.nullable()) {
      return Filling.JSON.nullNode();
    }
    return Filling.JSON.textNode(text);
  }

  private static String text(Filling filling, Field field, Material material) {
    String words = field.words();
    if (field.quote()) {
      return quote(filling, field, material);
    }
    if (Sums.asked(field)) {
      return Sums.fault(filling.filled(), filling.form());
    }
    if (any(words, REASONS)) {
      return reason(filling, material);
    }
    if (any(words, SUMMARIES)) {
      return summary(filling, field, material);
    }
    if (any(words, ANSWERS)) {
      return answer(filling, field, material);
    }
    if (any(words, ACTIONS)) {
      return Actions.of(filling, field, material);
    }
    return stated(filling, field, material);
  }

  /// What the document says under the field's name; in work that reads rather than extracts, else
  /// the sentence closest to the field's description.
  private static String stated(Filling filling, Field field, Material material) {
    FieldNames.Meaning meaning = filling.form().meaning(field);
    boolean literal = field.about().contains("as written") || field.about().contains("as printed");
    String value = Phrases.of(meaning, material, !literal);
    if (!value.isEmpty()
        || !meaning.role().isEmpty()
        || DOCUMENT_KINDS.contains(filling.task().kind())) {
      return value;
    }
    List<String> closest = Digest.closest(field.about(), material.sentences(), 1);
    if (!closest.isEmpty()) {
      return closest.getFirst();
    }
    return summary(filling, field, material);
  }

  /// A literal sentence: the offence if rules are broken, else the one closest to the question and
  /// to what was decided.
  private static String quote(Filling filling, Field field, Material material) {
    if (!filling.form().policy().isEmpty()
        && !filling.violations().isEmpty()
        && !filling.violations().getFirst().evidence().isEmpty()) {
      return Digest.cut(filling.violations().getFirst().evidence());
    }
    String amount = withAmount(filling, field, material);
    if (!amount.isEmpty()) {
      return amount;
    }
    String finding = finding(filling, field, material);
    if (!finding.isEmpty()) {
      return finding;
    }
    String question =
        field.description()
            + " "
            + filling.form().brief().question()
            + " "
            + String.join(" ", filling.because());
    List<String> closest = Digest.closest(question, material.sentences(), 1);
    if (!closest.isEmpty()) {
      return closest.getFirst();
    }
    return material.sentences().isEmpty() ? "" : Digest.cut(material.sentences().getFirst());
  }

  /// The sentence that states the number the field's description names; empty if it names none.
  private static String withAmount(Filling filling, Field field, Material material) {
    Set<String> asked = Words.content(field.description());
    for (Map.Entry<Field, JsonNode> one : filling.filled().entrySet()) {
      if (one.getValue().isNumber()
          && !filling.form().meaning(one.getKey()).role().isEmpty()
          && asked.containsAll(Words.content(one.getKey().words()))) {
        BigDecimal value = one.getValue().decimalValue();
        String last =
            material.sentences().stream()
                .filter(sentence ->
                    Amounts.in(new Material(sentence)).stream()
                        .anyMatch(amount -> amount.value().compareTo(value) == 0))
                .reduce("", (earlier, later) -> later);
        if (!last.isEmpty()) {
          return Digest.cut(last);
        }
      }
    }
    return "";
  }

  private static String reason(Filling filling, Material material) {
    if (!filling.form().policy().isEmpty()
        && !filling.violations().isEmpty()
        && filling.because().stream()
            .noneMatch(reason -> reason.startsWith("+") || reason.startsWith("-"))) {
      return "Breaks the rule: " + filling.violations().getFirst().rule();
    }
    if (!filling.because().isEmpty()) {
      return Digest.cut(Reports.reasons(filling.because()));
    }
    return String.join(" ", Digest.summary(material.sentences(), 1));
  }

  private static String summary(Filling filling, Field field, Material material) {
    List<Result> inputs = filling.task().inputs();
    if (inputs.size() > 1) {
      String numbers = Tally.of(inputs).sentence();
      List<String> says = Digest.summary(material.sentences(), sentences(field));
      return Reports.join(
          inputs.size() + " results" + (numbers.isEmpty() ? "" : ": " + numbers), says);
    }
    return filling.steered() ? steered(material) : gist(filling, field, material);
  }

  private static String gist(Filling filling, Field field, Material material) {
    if (sentences(field) == 1) {
      Set<String> cues = Words.content(String.join(" ", filling.because()));
      String gist = Gist.of(material.sentences(), cues);
      if (!gist.isEmpty()) {
        return gist;
      }
    }
    return Reports.prose(
        Digest.summary(material.sentences(), sentences(field)).stream().map(Gist::bare).toList());
  }

  /// That there were orders, and what else the material says.
  private static String steered(Material material) {
    boolean nothing =
        Orders.in(material.text())
            || material.lower().contains("no other request")
            || material.sentences().isEmpty();
    String rest = nothing ? "" : Gist.bare(Digest.summary(material.sentences(), 1).getFirst());
    return Orders.REPORT + ", which are ignored" + (rest.isEmpty() ? "." : "; " + rest);
  }

  /// The sentence that tells an outcome, where one item is read for a question; empty else.
  private static String finding(Filling filling, Field field, Material material) {
    boolean one = filling.task().inputs().isEmpty() && filling.task().kind().equals("extract");
    boolean asked = field.words().contains("finding") || field.quote();
    String question = filling.form().brief().goal();
    return one && asked && question.indexOf('?') >= 0
        ? Stance.finding(question, material.sentences())
        : "";
  }

  private static String answer(Filling filling, Field field, Material material) {
    int count = sentences(field);
    String finding = finding(filling, field, material);
    if (!finding.isEmpty()) {
      return finding;
    }
    List<String> closest =
        Digest.closest(
            filling.form().brief().question() + " " + field.description(),
            material.sentences(),
            count);
    List<String> says = closest.isEmpty() ? Digest.summary(material.sentences(), count) : closest;
    if (filling.task().inputs().size() > 1) {
      String numbers = Tally.of(filling.task().inputs()).sentence();
      return Reports.join(
          "From "
              + filling.task().inputs().size()
              + " results"
              + (numbers.isEmpty() ? "" : " (" + numbers + ")"),
          says);
    }
    return Reports.prose(says);
  }

  private static int sentences(Field field) {
    String about = field.about();
    if (about.contains("one sentence")
        || about.contains("single sentence")
        || about.contains("a sentence")
        || about.contains("one line")
        || about.contains("short")) {
      return 1;
    }
    return about.contains("paragraph") || about.contains("detailed") ? 4 : 2;
  }

  /// Lost, or cut short.
  private static String garbled(Filling filling, Field field, String text) {
    return filling.task().slips().pick(field.name(), 2) == 0 || text.length() < 4
        ? ""
        : text.substring(0, text.length() - 2);
  }

  private static boolean any(String words, List<String> parts) {
    return parts.stream().anyMatch(words::contains);
  }
}
