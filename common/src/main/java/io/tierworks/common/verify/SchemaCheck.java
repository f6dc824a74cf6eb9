package io.tierworks.common.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import io.tierworks.common.contract.subtask.Check;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// `schema`: the answer is valid against the output schema. Thread-safe.
sealed interface SchemaCheck {
  /// Why the schema cannot be used; empty when it can.
  Optional<String> fault();

  Check of(JsonNode output);

  static SchemaCheck of(JsonNode schema, Schemas schemas) {
    if (!schema.isObject()) {
      return new Unusable("the output schema is not a JSON object");
    }
    try {
      return new Usable(schemas.compile(schema));
    } catch (SchemaException e) {
      return new Unusable("the output schema is not valid: " + e.getMessage());
    }
  }

  /// With a schema that can be used.
  record Usable(Schema schema) implements SchemaCheck {
    private static final int SHOWN = 3;

    @Override
    public Optional<String> fault() {
      return Optional.empty();
    }

    @Override
    public Check of(JsonNode output) {
      var errors = schema.validate(output);
      return errors.isEmpty()
          ? Check.passed(Check.SCHEMA)
          : Check.rejected(Check.SCHEMA, summary(errors));
    }

    private static String summary(List<Error> errors) {
      var shown = errors.stream().limit(SHOWN).map(Usable::line).collect(Collectors.joining("; "));
      int more = errors.size() - SHOWN;
      return more > 0 ? shown + "; and " + more + " more" : shown;
    }

    private static String line(Error error) {
      var at = error.getInstanceLocation().toString();
      return (at.isEmpty() ? "answer" : at) + ": " + error.getMessage();
    }
  }

  /// With a schema that cannot be used, and that no answer fulfils.
  record Unusable(String why) implements SchemaCheck {
    @Override
    public Optional<String> fault() {
      return Optional.of(why);
    }

    @Override
    public Check of(JsonNode output) {
      return Check.rejected(Check.SCHEMA, why);
    }
  }
}
