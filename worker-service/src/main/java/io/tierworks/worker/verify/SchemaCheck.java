package io.tierworks.worker.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.SchemaException;
import io.tierworks.common.contract.subtask.Check;
import java.util.Optional;
import java.util.stream.Collectors;

/// `schema`: the answer is valid against the output schema. Thread-safe.
final class SchemaCheck {
  private static final String NAME = "schema";
  private static final int CACHED = 256;
  private static final int SHOWN = 3;

  private final Schemas schemas = new Schemas(CACHED);

  /// Why the schema cannot be used; empty when it can.
  Optional<String> fault(JsonNode schema) {
    if (!schema.isObject()) {
      return Optional.of("the output schema is not a JSON object");
    }
    try {
      schemas.compile(schema);
      return Optional.empty();
    } catch (SchemaException e) {
      return Optional.of("the output schema is not valid: " + e.getMessage());
    }
  }

  Check of(JsonNode output, JsonNode schema) {
    var errors = schemas.compile(schema).validate(output);
    if (errors.isEmpty()) {
      return Check.passed(NAME);
    }
    var shown =
        errors.stream().limit(SHOWN).map(SchemaCheck::line).collect(Collectors.joining("; "));
    int more = errors.size() - SHOWN;
    return Check.rejected(NAME, more > 0 ? shown + "; and " + more + " more" : shown);
  }

  private static String line(Error error) {
    var at = error.getInstanceLocation().toString();
    return (at.isEmpty() ? "answer" : at) + ": " + error.getMessage();
  }
}
