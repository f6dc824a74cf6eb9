package io.tierworks.simulator.truth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierworks.simulator.json.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A task with its true answer. The text ends with a reference (kind, seed and number) from which
/// it can be made again. Layouts and phrases are in `generated/phrases.json`.
record GeneratedTask(String text, JsonNode answer) {
  private static final JsonNode PHRASES = Json.parsed(Json.resource("/generated/phrases.json"));
  private static final Pattern REFERENCE =
      Pattern.compile("Ref (ticket|invoice)-(\\d{1,9})-(\\d{1,9})$");
  private static final Pattern SLOT = Pattern.compile("\\{(\\w+)\\}");
  private static final List<String> LABELS =
      List.of("billing", "technical", "account", "shipping", "sales");

  /// The task that this text belongs to; empty if no generator made it.
  static Optional<GeneratedTask> recognise(String text) {
    var found = REFERENCE.matcher(text.strip());
    if (!found.find()) {
      return Optional.empty();
    }
    long seed = Long.parseLong(found.group(2));
    var task = make(found.group(1), seed, Integer.parseInt(found.group(3)));
    return Optional.of(task).filter(made -> made.text.equals(text.strip()));
  }

  /// @param kind `ticket`: its `label` is one of [#LABELS]; `invoice`: in one of several layouts,
  ///   with `vendor`, `invoice_number`, `date`, `total` and `currency`
  static GeneratedTask make(String kind, long seed, int number) {
    var random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + number);
    var slots = Json.object();
    var answer = kind.equals("ticket") ? ticket(random, slots) : invoice(random, slots);
    var layout = phrase(kind, random);
    var text = SLOT.matcher(layout).replaceAll(slot -> fill(slot.group(1), answer, slots, random));
    return new GeneratedTask(text + "\nRef " + kind + "-" + seed + "-" + number, answer);
  }

  private static String fill(
      String slot, JsonNode answer, JsonNode slots, SplittableRandom random) {
    var known = slots.has(slot) ? slots.path(slot) : answer.path(slot);
    return Matcher.quoteReplacement(known.isMissingNode() ? phrase(slot, random) : known.asText());
  }

  private static String phrase(String group, SplittableRandom random) {
    return PHRASES.path(group).path(random.nextInt(PHRASES.path(group).size())).asText();
  }

  private static ObjectNode ticket(SplittableRandom random, ObjectNode slots) {
    var label = LABELS.get(random.nextInt(LABELS.size()));
    slots.put("concern", phrase(label, random));
    return Json.object().put("label", label);
  }

  /// Amounts are in continental or American notation.
  private static ObjectNode invoice(SplittableRandom random, ObjectNode slots) {
    var date = LocalDate.of(2026, 1 + random.nextInt(12), 1 + random.nextInt(28));
    var net = BigDecimal.valueOf(5_000 + random.nextInt(900_000), 2);
    var tax = net.multiply(new BigDecimal("0.20")).setScale(2, RoundingMode.HALF_UP);
    boolean continental = random.nextBoolean();
    var notation = continental ? Locale.GERMANY : Locale.US;
    slots.put("net", String.format(notation, "%,.2f", net));
    slots.put("tax", String.format(notation, "%,.2f", tax));
    slots.put("total", String.format(notation, "%,.2f", net.add(tax)));
    slots.put("day", date.getDayOfMonth());
    slots.put("month", date.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH));
    var answer = Json.object().put("vendor", phrase("vendor", random));
    answer.put("invoice_number", phrase("number", random) + (1_000 + random.nextInt(9_000)));
    answer.put("date", date.toString()).put("total", net.add(tax));
    return answer.put("currency", continental ? "EUR" : "USD");
  }
}
