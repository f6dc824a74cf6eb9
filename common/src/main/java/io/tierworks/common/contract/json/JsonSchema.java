package io.tierworks.common.contract.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// A compiled JSON Schema (2020-12). Thread-safe. Compiling is slow, so keep the instance.
public final class JsonSchema {
  private static final String META_SCHEMA = "https://json-schema.org/draft/2020-12/schema";
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  private final JsonNode source;
  private final Schema schema;

  /// @throws RuntimeException when the JSON is not a schema; see [#faultOf(JsonNode)]
  public JsonSchema(JsonNode source) {
    this.source = source;
    this.schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(source);
    this.schema.initializeValidators();
  }

  /// Loads a schema of the contract.
  ///
  /// @param name such as `job` or `plan`
  public static JsonSchema named(String name) {
    var path = "/schema/" + name + ".schema.json";
    try (var stream = Objects.requireNonNull(JsonSchema.class.getResourceAsStream(path), path)) {
      return new JsonSchema(Wire.mapper().readTree(stream));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Why this JSON is not a usable schema; empty when it is.
  public static Optional<String> faultOf(JsonNode candidate) {
    var meta = REGISTRY.getSchema(SchemaLocation.of(META_SCHEMA));
    var errors = meta.validate(candidate);
    if (!errors.isEmpty()) {
      var first = errors.getFirst();
      return Optional.of((first.getInstanceLocation() + " " + first.getMessage()).strip());
    }
    try {
      new JsonSchema(candidate);
      return Optional.empty();
    } catch (RuntimeException e) {
      return Optional.of("not usable: " + e.getMessage());
    }
  }

  public JsonNode source() {
    return source;
  }

  /// The violations of the schema, each with its field.
  public List<Violation> violations(JsonNode value) {
    var errors = schema.validate(value);
    var explained =
        errors.stream().filter(error -> SchemaWords.of(error, source).isWhole()).toList();
    return errors.stream()
        .filter(error -> explained.stream().noneMatch(whole -> isPart(error, whole)))
        .map(this::violation)
        .toList();
  }

  /// Whether an error lies in an alternative of another one, which says all that there is to say.
  private static boolean isPart(Error error, Error whole) {
    return error.getEvaluationPath().toString().startsWith(whole.getEvaluationPath() + "/")
        && error.getInstanceLocation().toString().startsWith("" + whole.getInstanceLocation());
  }

  private Violation violation(Error error) {
    var at = path(error);
    var words = SchemaWords.of(error, source);
    return switch (error.getKeyword()) {
      case "additionalProperties", "unevaluatedProperties" ->
          new Violation(join(at, error.getProperty()), "unknown field", words.hint());
      case "required" -> new Violation(join(at, error.getProperty()), "missing", words.hint());
      default -> new Violation(at, words.rule(), words.hint());
    };
  }

  private static String path(Error error) {
    var text = new StringBuilder();
    var location = error.getInstanceLocation();
    for (int i = 0; i < location.getNameCount(); i++) {
      var element = location.getElement(i);
      if (element instanceof Number index) {
        text.append('[').append(index).append(']');
      } else {
        text.append(text.isEmpty() ? "" : ".").append(element);
      }
    }
    return text.toString();
  }

  private static String join(String at, String property) {
    if (property == null) {
      return at;
    }
    return at.isEmpty() ? property : at + "." + property;
  }
}
