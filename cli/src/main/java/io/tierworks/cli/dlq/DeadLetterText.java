package io.tierworks.cli.dlq;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.tierworks.cli.kafka.DeadLetterRecord;
import io.tierworks.cli.show.TextFormat;
import io.tierworks.common.contract.json.MalformedMessage;
import io.tierworks.common.contract.json.Wire;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// All of a dead letter: position, headers and value.
final class DeadLetterText {
  private DeadLetterText() {}

  /// @param width for the headers; the body stays as it is
  static List<String> lines(DeadLetterRecord record, int width) {
    var lines = new ArrayList<String>();
    var key = record.keyText();
    lines.add(
        "%s, %s, %s"
            .formatted(record.position(), record.at(), key.isEmpty() ? "no key" : "key " + key));
    record
        .headers()
        .forEach(header ->
            lines.addAll(TextFormat.wrap(header.name() + ": " + header.text(), width, "  ")));
    lines.add("");
    lines.addAll(body(record.value()));
    return lines;
  }

  /// The value for programs: JSON as a tree, other text as a string.
  static Object json(DeadLetterRecord record) {
    var value = record.value();
    return new Json(
        record.position().toString(),
        record.at(),
        record.keyText(),
        record.headers().stream().map(h -> new Json.Header(h.name(), h.text())).toList(),
        value == null
            ? NullNode.getInstance()
            : tree(value).orElseGet(() -> TextNode.valueOf(text(value))),
        record.redriven());
  }

  private record Json(
      String where,
      Instant at,
      String key,
      List<Header> headers,
      JsonNode value,
      boolean redriven) {
    private record Header(String name, String value) {}
  }

  /// Pretty-prints JSON; other text stays unchanged.
  static List<String> body(byte @Nullable [] value) {
    return value == null
        ? List.of("(no value)")
        : tree(value).map(JsonNode::toPrettyString).orElseGet(() -> text(value)).lines().toList();
  }

  private static Optional<JsonNode> tree(byte[] value) {
    try {
      return Optional.of(Wire.tree(value));
    } catch (MalformedMessage _) {
      return Optional.empty();
    }
  }

  private static String text(byte[] value) {
    return new String(value, StandardCharsets.UTF_8);
  }
}
