package io.tierworks.simulator.judge;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.simulator.solve.read.Orders;
import io.tierworks.simulator.solve.tally.Leaders;
import io.tierworks.simulator.solve.tally.Result;
import io.tierworks.simulator.solve.text.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// What the results are about and how to speak of them: their noun, their labels, their urgent
/// ones, and what each says in a few words.
record Subject(Case one, List<Result> items) {
  private static final List<String> NOUNS =
      List.of(
          "tickets",
          "invoices",
          "documents",
          "leads",
          "calls",
          "sources",
          "transcripts",
          "reviews",
          "messages",
          "claims",
          "contracts",
          "receipts",
          "emails",
          "candidates",
          "applications",
          "orders",
          "conversations",
          "comments",
          "notes",
          "articles",
          "reports",
          "files",
          "vendors",
          "products",
          "findings",
          "records");
  private static final Set<String> ALARMS =
      Set.of("critical", "urgent", "emergency", "blocker", "immediate", "p0", "p1", "sev1");
  private static final Set<String> GRAVE = Set.of("high", "major", "severe");
  private static final Set<String> NOTHING =
      Set.of("none", "no", "ok", "n a", "not applicable", "no issue", "clean", "compliant");
  private static final List<String> TELLING =
      List.of(
          "summary",
          "finding",
          "note",
          "problem",
          "correction",
          "reason",
          "reasons",
          "why",
          "coaching",
          "answer",
          "description",
          "next_step",
          "evidence",
          "quote");
  static final Set<String> DOUBTS =
      Set.of("note", "problem", "discrepancy", "exception", "error", "warning");
  private static final int FEW_LABELS = 12;

  static Subject of(Case one) {
    List<Result> items = one.results().stream().filter(result -> !result.item().isEmpty()).toList();
    return new Subject(one, items.isEmpty() ? one.results() : items);
  }

  /// How many items were worked on.
  long count() {
    long whole = one.results().stream().filter(result -> result.item().isEmpty()).count();
    return whole == one.results().size() ? one.total() : one.total() - whole;
  }

  /// What the goal calls them: "tickets".
  String noun() {
    String goal =
        " " + one.brief().goal().toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", " ") + " ";
    return NOUNS.stream()
        .filter(noun -> place(goal, noun) >= 0)
        .min(Comparator.comparingInt(noun -> place(goal, noun)))
        .orElse("results");
  }

  /// Where the goal speaks of them, as a noun: "tickets", "each ticket"; -1 if nowhere.
  private static int place(String goal, String noun) {
    int at = goal.indexOf(" " + noun + " ");
    for (String article : List.of("each", "every", "the", "per", "this")) {
      String singular = " " + article + " " + noun.substring(0, noun.length() - 1) + " ";
      int one = goal.indexOf(singular);
      at = one >= 0 && (at < 0 || one < at) ? one : at;
    }
    return at;
  }

  /// The fields that sort the items: few labels, each of them often enough to be one.
  Map<String, Map<String, Long>> labels() {
    Map<String, Map<String, Long>> labels = new LinkedHashMap<>();
    one.tally()
        .counts()
        .forEach((field, values) -> {
          long sum = values.values().stream().mapToLong(Long::longValue).sum();
          boolean few =
              values.size() <= FEW_LABELS && (values.size() <= 2 || values.size() * 2 <= sum);
          if (few && items.stream().anyMatch(item -> item.output().has(field)) && !free(field)) {
            labels.put(field, values);
          }
        });
    return labels;
  }

  private static boolean free(String field) {
    String words = Words.spaced(field);
    return TELLING.contains(field) || words.contains("quot") || words.contains("evidence");
  }

  /// The items of the gravest step that the results know; empty if none is grave.
  List<Result> pressing() {
    for (Set<String> step : List.of(ALARMS, GRAVE)) {
      List<Result> found = items.stream().filter(item -> carries(item, step)).toList();
      if (!found.isEmpty()) {
        return found;
      }
    }
    return List.of();
  }

  List<Result> grave() {
    return items.stream().filter(item -> carries(item, GRAVE) && !carries(item, ALARMS)).toList();
  }

  private static boolean carries(Result item, Set<String> labels) {
    for (JsonNode value : item.output()) {
      if (value.isTextual() && labels.contains(Words.spaced(value.asText()))) {
        return true;
      }
    }
    return false;
  }

  /// What the result itself notes as doubtful; empty if nothing.
  static String noted(Result result) {
    for (Map.Entry<String, JsonNode> field : result.output().properties()) {
      if (DOUBTS.contains(Words.spaced(field.getKey())) && !nothing(field.getValue().asText(""))) {
        return field.getValue().asText();
      }
    }
    return "";
  }

  static boolean nothing(String label) {
    return label.isBlank() || NOTHING.contains(Words.spaced(label));
  }

  /// Items that tried to give orders.
  List<Result> steering() {
    return items.stream()
        .filter(item ->
            Orders.in(item.source())
                || Leaders.texts(List.of(item)).stream()
                    .anyMatch(text -> Orders.in(text) || text.startsWith(Orders.REPORT)))
        .toList();
  }

  /// The most telling text of a result, at most that long; empty if it has none but orders.
  static String says(Result result, int length) {
    for (String name : TELLING) {
      JsonNode value = result.output().path(name);
      List<String> parts = new ArrayList<>();
      if (value.isArray()) {
        value.forEach(part -> parts.add(part.asText()));
      } else {
        parts.add(value.asText(""));
      }
      String text = String.join("; ", parts);
      if (text.indexOf(' ') > 0 && !Orders.in(text)) {
        return cut(text, length);
      }
    }
    return Leaders.texts(List.of(result)).stream()
        .filter(text -> !Orders.in(text))
        .findFirst()
        .map(text -> cut(text, length))
        .orElse("");
  }

  /// At a word's end, without a final stop.
  static String cut(String text, int length) {
    String plain = text.strip().replaceAll("\\s+", " ");
    if (plain.length() > length) {
      int space = plain.lastIndexOf(' ', length);
      plain = plain.substring(0, space > length / 2 ? space : length);
      return plain.replaceAll("[\\s,;:.(-]+$", "") + " …";
    }
    return plain.endsWith(".") ? plain.substring(0, plain.length() - 1) : plain;
  }

  static String names(List<Result> results, int most) {
    String names =
        String.join(", ", results.stream().limit(most).map(Result::name).distinct().toList());
    return results.size() > most ? names + " and " + (results.size() - most) + " more" : names;
  }
}
