package io.tierworks.common.verify;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.contract.subtask.Check;
import io.tierworks.common.contract.subtask.Material;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/// All checks in code of the answers of one step. Thread-safe.
public final class StepChecks {
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final SchemaCheck schema;
  private final RulesCheck rules;
  private final GroundedCheck grounded;
  private final List<String> names;
  private final LongSupplier nanos;

  /// @param names the checks, cheapest first
  /// @param nanos the time, from an arbitrary origin
  StepChecks(
      SchemaCheck schema,
      RulesCheck rules,
      GroundedCheck grounded,
      List<String> names,
      LongSupplier nanos) {
    this.schema = schema;
    this.rules = rules;
    this.grounded = grounded;
    this.names = names;
    this.nanos = nanos;
  }

  /// Why answers cannot be checked; empty when they can.
  public Optional<String> fault() {
    return schema.fault().or(rules::fault);
  }

  /// The checks made, in order. A rejection ends them.
  ///
  /// @param inputs the subtask's own material
  public List<Check> of(List<Material> inputs, JsonNode output) {
    var made = new ArrayList<Check>(names.size());
    for (var name : names) {
      if (made.isEmpty() || made.getLast().passed()) {
        long began = nanos.getAsLong();
        var check = make(name, inputs, output);
        made.add(check.took((nanos.getAsLong() - began) / NANOS_PER_MILLI));
      }
    }
    return List.copyOf(made);
  }

  private Check make(String name, List<Material> inputs, JsonNode output) {
    return switch (name) {
      case Check.RULES -> rules.of(output);
      case Check.GROUNDED -> grounded.of(inputs, output);
      default -> schema.of(output);
    };
  }
}
