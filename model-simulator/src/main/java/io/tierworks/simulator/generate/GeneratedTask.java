package io.tierworks.simulator.generate;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.simulator.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// A task with its true answer. The text ends with a reference (kind, seed and number) from which
/// it can be made again.
public record GeneratedTask(String text, JsonNode answer) {
  private static final JsonNode PHRASES = Json.parsed(Json.resource("/generated/phrases.json"));
  private static final Pattern REFERENCE =
      Pattern.compile("Ref (ticket|invoice)-(\\d{1,9})-(\\d{1,9})$");

  /// Support tickets with a `label`: `billing`, `technical`, `account`, `shipping` or `sales`.
  public static List<GeneratedTask> tickets(int count, long seed) {
    return IntStream.range(0, count).mapToObj(i -> make("ticket", seed, i)).toList();
  }

  /// Invoices in several layouts with `vendor`, `invoice_number`, `date`, `total` and `currency`.
  public static List<GeneratedTask> invoices(int count, long seed) {
    return IntStream.range(0, count).mapToObj(i -> make("invoice", seed, i)).toList();
  }

  /// The task that this text belongs to; empty if no generator made it.
  public static Optional<GeneratedTask> recognise(String text) {
    Matcher found = REFERENCE.matcher(text.strip());
    return found.find()
        ? Optional.of(
                make(
                    found.group(1),
                    Long.parseLong(found.group(2)),
                    Integer.parseInt(found.group(3))))
            .filter(task -> task.text.equals(text.strip()))
        : Optional.empty();
  }

  private static GeneratedTask make(String kind, long seed, int number) {
    SplittableRandom random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + number);
    GeneratedTask task = kind.equals("ticket") ? Ticket.write(random) : Invoice.write(random);
    return new GeneratedTask(task.text + "\nRef " + kind + "-" + seed + "-" + number, task.answer);
  }

  /// One of the phrases of a group.
  static String phrase(String group, SplittableRandom random) {
    return PHRASES.path(group).path(random.nextInt(PHRASES.path(group).size())).asText();
  }
}
