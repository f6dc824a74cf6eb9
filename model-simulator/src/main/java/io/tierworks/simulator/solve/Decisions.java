package io.tierworks.simulator.solve;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.simulator.solve.classify.Choice;
import io.tierworks.simulator.solve.schema.Field;
import io.tierworks.simulator.solve.text.Material;
import io.tierworks.simulator.solve.text.Words;
import java.util.List;
import java.util.Locale;

/// Labels and truths.
final class Decisions {
  private Decisions() {}

  static JsonNode label(Filling filling, Field field, Material material) {
    Choice choice =
        Verdicts.fit(field)
            ? Verdicts.choose(filling, field, material)
            : filling.form().chooser(field).choose(material);
    String label = choice.label();
    if (filling.task().again()) {
      label = reconsidered(filling, field, choice);
    } else if (filling.task().slips().onLabel(field.name())) {
      label = choice.second();
    }
    String evidence = choice.evidence().isEmpty() ? "" : " ('" + choice.evidence() + "')";
    filling.decided(field.words() + " is " + label + evidence, choice.margin());
    return Filling.JSON.textNode(label);
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
