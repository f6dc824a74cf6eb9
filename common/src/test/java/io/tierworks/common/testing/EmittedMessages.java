package io.tierworks.common.testing;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.contract.json.JsonSchema;
import io.tierworks.common.contract.json.MalformedMessage;
import io.tierworks.common.contract.json.Wire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Checks the messages that a service emits: each against its schema, and its fields against the
/// golden shape of its type. Remembers the types and fields it has seen. Not thread-safe.
///
/// The golden shapes are in `golden/shapes.json`: for each type of message the paths of its fields.
/// A field may be added there; none is ever taken out.
public final class EmittedMessages {
  private static final SortedMap<String, SortedSet<String>> GOLDEN = golden();

  /// Their content belongs to the user, or to the plan.
  private static final List<String> FREE_FORM =
      List.of(
          "answer",
          "attributes",
          "itemSchema",
          "answerSchema",
          "job",
          "labels",
          "output",
          "outputSchema");

  private final Map<String, JsonSchema> schemas = new TreeMap<>();
  private final SortedMap<String, SortedSet<String>> seen = new TreeMap<>();

  /// The golden shapes: the paths of the fields for each type, as [#typeOf] names it.
  public static SortedMap<String, SortedSet<String>> golden() {
    var name = "/golden/shapes.json";
    try (var stream = Objects.requireNonNull(EmittedMessages.class.getResourceAsStream(name))) {
      var shapes = new TreeMap<String, SortedSet<String>>();
      for (var type : Wire.mapper().readTree(stream).properties()) {
        var paths = new TreeSet<String>();
        type.getValue().forEach(path -> paths.add(path.asText()));
        shapes.put(type.getKey(), paths);
      }
      return shapes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The types and fields seen so far.
  public SortedMap<String, SortedSet<String>> seen() {
    return seen;
  }

  /// @param schema its name, for example `job-event`
  public void check(String schema, byte[] message) {
    try {
      check(schema, Wire.tree(message));
    } catch (MalformedMessage e) {
      throw new AssertionError(schema + ": " + e.why(), e);
    }
  }

  public void check(String schema, JsonNode message) {
    var violations = schemas.computeIfAbsent(schema, JsonSchema::named).violations(message);
    if (!violations.isEmpty()) {
      throw new AssertionError(violations + " in " + message);
    }
    var type = typeOf(schema, message);
    var shape = shapeOf(message);
    seen.computeIfAbsent(type, _ -> new TreeSet<>()).addAll(shape);
    shape.removeAll(GOLDEN.getOrDefault(type, new TreeSet<>()));
    if (!shape.isEmpty()) {
      throw new AssertionError(type + ": not in its golden shape: " + shape + " of " + message);
    }
  }

  /// The schema's name, with the message's type if it has one.
  public static String typeOf(String schema, JsonNode message) {
    var type = message.path("type").asText();
    return type.isEmpty() ? schema : schema + " " + type;
  }

  /// The paths of all fields, such as `bill.lines[].tier`.
  public static SortedSet<String> shapeOf(JsonNode message) {
    var paths = new TreeSet<String>();
    collect(message, "", paths);
    return paths;
  }

  private static void collect(JsonNode node, String path, SortedSet<String> paths) {
    for (var field : node.properties()) {
      var name = path + field.getKey();
      paths.add(name);
      if (!FREE_FORM.contains(field.getKey())) {
        collect(field.getValue(), name + ".", paths);
      }
    }
    if (node.isArray()) {
      var elements = path.substring(0, path.length() - 1) + "[].";
      node.forEach(element -> collect(element, elements, paths));
    }
  }
}
