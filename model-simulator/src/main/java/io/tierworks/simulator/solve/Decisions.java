package io.tierworks.simulator.solve;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.simulator.solve.classify.Choice;
import io.tierworks.simulator.solve.read.Orders;
import io.tierworks.simulator.solve.schema.Field;
import io.tierworks.simulator.solve.text.Material;
import io.tierworks.simulator.solve.text.Words;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Labels and truths.
final class Decisions {
  private static final double RULED_OUT_BELOW = 65;

  private Decisions() {}

  static JsonNode label(Filling filling, Field field, Material read) {
    Material material = filling.steered() && Orders.in(read.text()) ? new Material("") : read;
    Choice choice =
        Verdicts.fit(field)
            ? Verdicts.choose(filling, field, material)
            : filling.form().chooser(field).choose(material);
    String label = weighed(filling, field, banded(filling, field, choice));
    if (filling.task().again()) {
      label = reconsidered(filling, field, choice);
    } else if (filling.task().slips().onLabel(field.name())) {
      label = choice.second();
    }
    String evidence = choice.evidence().isEmpty() ? "" : " ('" + choice.evidence() + "')";
    filling.decided(field.words() + " is " + label + evidence, choice.margin());
    return Filling.JSON.textNode(label);
  }

  /// By the score already given where the labels are ranges of it; a poor score gives way to what
  /// the notes say of a label.
  private static String banded(Filling filling, Field field, Choice choice) {
    Bands bands = filling.form().bands(field);
    for (Map.Entry<Field, JsonNode> given : filling.filled().entrySet()) {
      if (given.getKey().numeric() && given.getKey().words().contains("score")) {
        double score = given.getValue().asDouble();
        String label = bands.label(score);
        boolean ruledOut =
            !choice.evidence().isEmpty()
                && !choice.label().equals(label)
                && Character.isLetter(choice.evidence().charAt(0))
                && score < RULED_OUT_BELOW;
        return label.isEmpty() || ruledOut ? choice.label() : label;
      }
    }
    return choice.label();
  }

  /// No severity without a violation, some with one.
  private static String weighed(Filling filling, Field field, String label) {
    List<String> labels = field.values();
    boolean severity = field.words().contains("severity") && labels.contains("none");
    if (!severity || filling.form().policy().isEmpty()) {
      return label;
    }
    if (filling.violations().isEmpty()) {
      return "none";
    }
    return label.equals("none") ? labels.get(labels.size() / 2) : label;
  }

  static JsonNode truth(Filling filling, Field field, Material material) {
    boolean truth = Propositions.holds(filling, field, material);
    if (filling.task().slips().onLabel(field.name())) {
      truth = !truth;
    }
    if (truth) {
      filling.decided(field.words(), 1);
    }
    return Filling.JSON.booleanNode(truth);
  }

  /// A label that the feedback names wins; else the rejected one gives way if it was not clear.
  private static String reconsidered(Filling filling, Field field, Choice choice) {
    String previous = filling.previous(field);
    String feedback = filling.feedback();
    String named = named(field.values(), previous, feedback);
    if (!named.isEmpty()) {
      return named;
    }
    boolean blamed =
        feedback.contains(field.words())
            || feedback.contains(field.name().toLowerCase(Locale.ROOT))
            || !previous.isEmpty() && feedback.contains(previous.toLowerCase(Locale.ROOT));
    return choice.label().equals(previous) && blamed && choice.margin() < 0.5
        ? choice.second()
        : choice.label();
  }

  /// The last label other than the rejected one that the feedback names, whole.
  private static String named(List<String> labels, String previous, String feedback) {
    String found = "";
    int last = -1;
    String padded = " " + feedback.replaceAll("[^\\p{L}\\p{N}_-]", " ") + " ";
    for (String label : labels) {
      int at =
          Math.max(
              padded.lastIndexOf(" " + label.toLowerCase(Locale.ROOT) + " "),
              padded.lastIndexOf(" " + Words.spaced(label) + " "));
      if (at > last && !label.equals(previous)) {
        last = at;
        found = label;
      }
    }
    return found;
  }
}
