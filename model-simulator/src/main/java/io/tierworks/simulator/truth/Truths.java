package io.tierworks.simulator.truth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierworks.simulator.json.Json;
import io.tierworks.simulator.json.Schema;
import io.tierworks.simulator.truth.AnswerKeys.Key;
import io.tierworks.simulator.truth.Truth.Assignment;
import io.tierworks.simulator.truth.Truth.Origin;
import java.util.Optional;

/// Finds the truth of an assignment in three sources, in this order: the answer keys, the
/// generators, the generic reader. Fields that a key or a generator does not know are read.
/// Thread-safe.
public record Truths(AnswerKeys keys) {

  /// The answer always has the shape of the schema.
  public Truth of(Assignment assignment) {
    var key = keys.facts(assignment.text());
    var known = fitting(assignment.schema(), facts(assignment.text()));
    var origin = key.isPresent() ? Origin.ANSWER_KEY : Origin.GENERATED;
    if (!known.isEmpty() && known.size() == assignment.schema().properties().size()) {
      return new Truth(known, origin);
    }
    var read = new GenericReader(assignment).answer();
    return known.isEmpty()
        ? new Truth(read, Origin.READER)
        : new Truth(((ObjectNode) read).setAll(known), origin);
  }

  /// Whether every field of the answer is known without reading.
  public boolean isKnown(Assignment assignment) {
    var known = fitting(assignment.schema(), facts(assignment.text()));
    return !known.isEmpty() && known.size() == assignment.schema().properties().size();
  }

  /// What is known about a text without reading it, by field. A text that was cut and ends in `[…]`
  /// is found in the keys by its beginning.
  public Optional<JsonNode> facts(String text) {
    return keys.facts(text).or(() -> GeneratedTask.recognise(text).map(GeneratedTask::answer));
  }

  /// The key of a text that states how often each model errs on it, and how.
  public Optional<Key> graded(String text) {
    return keys.key(text).filter(key -> !key.errors().isEmpty() && !key.mistakes().isEmpty());
  }

  private static ObjectNode fitting(Schema schema, Optional<JsonNode> facts) {
    var fitting = Json.object();
    for (var field : schema.fields()) {
      facts
          .map(all -> all.get(field.name()))
          .filter(field::allows)
          .ifPresent(fact -> fitting.set(field.name(), fact));
    }
    return fitting;
  }
}
