package io.tierworks.simulator.solve;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.simulator.solve.check.Violation;
import io.tierworks.simulator.solve.read.Digest;
import io.tierworks.simulator.solve.read.Gist;
import io.tierworks.simulator.solve.schema.Field;
import io.tierworks.simulator.solve.text.Material;
import io.tierworks.simulator.solve.text.Sentences;
import io.tierworks.simulator.solve.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// What to do about a piece of material: what the brief says to do for the label it got, what mends
/// the rule it breaks, or what it asks for.
final class Actions {
  private static final int LONGEST_RULE = 100;

  private Actions() {}

  static String of(Filling filling, Field field, Material material) {
    String ruled = ruled(filling, field);
    if (!ruled.isEmpty()) {
      return ruled;
    }
    if (!filling.form().policy().isEmpty()) {
      return mended(filling, field);
    }
    String issue = issue(filling);
    String missed = issue.isEmpty() ? missed(filling) : issue;
    if (!missed.isEmpty()) {
      return missed;
    }
    if (field.words().contains("coaching")) {
      return "Nothing was missed; keep it up.";
    }
    String gist = Gist.of(material.sentences(), Set.of());
    List<String> says = Digest.summary(material.sentences(), 1);
    String about = gist.isEmpty() ? String.join(" ", says) : gist;
    return Digest.cut("Follow up: " + about);
  }

  /// "hot leads are called within one working day", from the sentence of the brief that speaks of
  /// the field.
  private static String ruled(Filling filling, Field field) {
    Set<String> asked = Words.content(field.words());
    for (String sentence : Sentences.of(filling.form().brief().context())) {
      if (Words.content(sentence).containsAll(asked)) {
        for (String clause : sentence.substring(sentence.indexOf(':') + 1).split(";")) {
          String spaced = " " + clause.toLowerCase(Locale.ROOT) + " ";
          for (String label : labels(filling)) {
            if (spaced.contains(" " + label + " ")) {
              String text = clause.strip();
              return Character.toUpperCase(text.charAt(0))
                  + text.substring(1)
                  + (text.endsWith(".") ? "" : ".");
            }
          }
        }
      }
    }
    return "";
  }

  private static List<String> labels(Filling filling) {
    List<String> labels = new ArrayList<>();
    filling
        .filled()
        .forEach((field, value) -> {
          if (!field.values().isEmpty()) {
            labels.add(Words.spaced(value.asText()));
          }
        });
    return labels;
  }

  private static String mended(Filling filling, Field field) {
    List<Violation> violations = filling.violations();
    return violations.isEmpty()
        ? field.about().contains("empty") ? "" : "Nothing to correct."
        : Digest.cut(
            (filling.form().coded() ? "Bring it in line with " : "Bring it in line with the rule: ")
                + violations.getFirst().rule());
  }

  /// The issue that was found, with what the brief says in brackets after its name.
  private static String issue(Filling filling) {
    for (Map.Entry<Field, JsonNode> one : filling.filled().entrySet()) {
      String label = one.getValue().asText();
      if (one.getKey().words().contains("issue")
          && one.getKey().values().contains("none")
          && !label.equals("none")) {
        String context = filling.form().brief().context();
        int at = context.indexOf(label + " (");
        int end = at < 0 ? -1 : context.indexOf(')', at);
        String note = end < 0 ? "" : context.substring(at + label.length() + 2, end);
        return "Avoid " + Words.spaced(label) + (note.isEmpty() ? "." : ": " + brief(note) + ".");
      }
    }
    return "";
  }

  /// The first check that was not passed, as something to learn.
  private static String missed(Filling filling) {
    for (Map.Entry<Field, JsonNode> one : filling.filled().entrySet()) {
      if (one.getKey().type() == Field.Type.BOOLEAN && !one.getValue().asBoolean()) {
        String name = one.getKey().words().replaceAll(" (?:ok|okay|passed)$", "");
        return "Next time mind " + name + rule(filling, one.getKey());
      }
    }
    return "";
  }

  /// What the brief says about the field.
  private static String rule(Filling filling, Field field) {
    for (String line : filling.form().brief().context().split("\n")) {
      int colon = line.indexOf(':');
      if (colon > 0 && line.substring(0, colon).strip().equals(field.name())) {
        return ": " + brief(Sentences.of(line.substring(colon + 1)).getFirst());
      }
    }
    return ".";
  }

  private static String brief(String rule) {
    int space = rule.length() <= LONGEST_RULE ? -1 : rule.lastIndexOf(' ', LONGEST_RULE);
    return space < 0 ? rule : rule.substring(0, space) + " \u2026";
  }
}
