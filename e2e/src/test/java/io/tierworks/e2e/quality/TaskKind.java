package io.tierworks.e2e.quality;

import java.util.Locale;
import java.util.function.BiFunction;

/// What the generated tasks ask for.
enum TaskKind {
  EXTRACTION(
      Invoices::make,
      "extract",
      "Extract the fields of each invoice.",
      """
      "vendor": {"type": "string"}, "invoice_number": {"type": "string"}, "date": {"type": "string"},
      "currency": {"type": "string", "enum": ["EUR", "USD", "GBP"]},
      "net": {"type": "number"}, "tax": {"type": "number"}, "total": {"type": "number"}\
      """),
  CLASSIFICATION(
      Tickets::make,
      "classify",
      "Say what each ticket is about, and whether it is urgent.",
      """
      "category": {"type": "string", "enum": ["account", "billing", "sales", "shipping", "technical"]},
      "urgent": {"type": "boolean"}\
      """),
  RANKING(
      Leads::make,
      "rank",
      "Score each lead by fit, need and timing, 0 to 3 points each.",
      """
      "fit": {"type": "integer"}, "need": {"type": "integer"}, "timing": {"type": "integer"},
      "score": {"type": "integer"}\
      """),
  AGGREGATION(
      DeliveryLogs::make,
      "summarise",
      "Count deliveries and pallets of each log, without cancelled entries, and name the site with most pallets.",
      """
      "deliveries": {"type": "integer"}, "pallets": {"type": "integer"}, "most": {"type": "string"}\
      """),
  CODE(
      SourceFiles::make,
      "answer",
      "Answer each question with file, line and the line itself.",
      """
      "file": {"type": "string"}, "line": {"type": "integer"},
      "quote": {"type": "string", "x-quote": true}\
      """);

  private final BiFunction<String, Phrases, Task> generator;
  private final String kind;
  private final String goal;
  private final String fields;

  TaskKind(BiFunction<String, Phrases, Task> generator, String kind, String goal, String fields) {
    this.generator = generator;
    this.kind = kind;
    this.goal = goal;
    this.fields = fields;
  }

  String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  Task make(Suite suite, int seed, int number) {
    var name = "%s-%s-%d-%d".formatted(suite.wire(), wire(), seed, number);
    return generator.apply(name, Phrases.of(seed, name, number));
  }

  /// The kind of work, as plans name it.
  String kind() {
    return kind;
  }

  String goal() {
    return goal;
  }

  /// The JSON Schema of one answer.
  ///
  /// @param marked whether quotations are marked, so that they are checked
  String schema(boolean marked) {
    var names = fields.replaceAll("\"(\\w+)\": \\{[^}]*}", "\"$1\"");
    return "{\"type\": \"object\", \"additionalProperties\": false, \"required\": [%s], \"properties\": {%s}}"
        .formatted(names, marked ? fields : fields.replace(", \"x-quote\": true", ""));
  }
}
