package io.tierworks.simulator.generate;

import static io.tierworks.simulator.generate.GeneratedTask.phrase;

import io.tierworks.simulator.json.Json;
import java.util.List;
import java.util.SplittableRandom;

/// A support ticket: an opening, a concern of a known label, a detail, at times a distraction.
final class Ticket {
  private static final List<String> LABELS =
      List.of("billing", "technical", "account", "shipping", "sales");

  private Ticket() {}

  static GeneratedTask write(SplittableRandom random) {
    String label = LABELS.get(random.nextInt(LABELS.size()));
    String text =
        "%s %s. %s"
            .formatted(phrase("opening", random), phrase(label, random), phrase("detail", random));
    String distraction = random.nextInt(3) == 0 ? " " + phrase("distraction", random) : "";
    return new GeneratedTask(text + distraction, Json.object().put("label", label));
  }
}
