package io.tierworks.simulator.solve;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.simulator.solve.extract.Phrases;
import io.tierworks.simulator.solve.lexicon.FieldNames;
import io.tierworks.simulator.solve.read.Digest;
import io.tierworks.simulator.solve.schema.Field;
import io.tierworks.simulator.solve.tally.Result;
import io.tierworks.simulator.solve.tally.Tally;
import io.tierworks.simulator.solve.text.Material;
import java.util.List;
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
      List.of("action", "next step", "reply", "suggestion", "follow up", "feedback", "coaching");
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
      return action(filling, material);
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
    return Reports.prose(Digest.summary(material.sentences(), sentences(field)));
  }

  private static String answer(Filling filling, Field field, Material material) {
    int count = sentences(field);
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

  private static String action(Filling filling, Material material) {
    String about =
        filling.because().isEmpty()
            ? String.join(" ", Digest.summary(material.sentences(), 1))
            : String.join("; ", filling.because());
    return Digest.cut("Follow up: " + about);
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
