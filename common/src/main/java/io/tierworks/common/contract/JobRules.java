package io.tierworks.common.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;

/// What a job must be beyond its shape. Reports every fault at once.
final class JobRules {
  private static final JsonSchema SHAPE = JsonSchema.named("job");

  private JobRules() {}

  static List<Violation> violations(JsonNode job) {
    var found = new ArrayList<>(SHAPE.violations(job));
    Stream.of("itemSchema", "answerSchema").forEach(field -> checkSchema(job, field, found));
    checkItemIds(job.path("items"), found);
    if (job.has("itemSchema") && job.path("items").isEmpty()) {
      found.add(
          new Violation("itemSchema", "there are no items", "add items, or use answerSchema"));
    }
    return found;
  }

  private static void checkSchema(JsonNode job, String field, List<Violation> found) {
    if (!job.path(field).isObject()) {
      return;
    }
    JsonSchema.faultOf(job.path(field))
        .ifPresent(fault ->
            found.add(new Violation(field, "is no JSON Schema: " + fault, "draft 2020-12")));
    if (!job.path(field).path("type").asText().equals("object")) {
      found.add(
          new Violation(field + ".type", "must be \"object\"", "wrap other values in an object"));
    }
  }

  private static void checkItemIds(JsonNode items, List<Violation> found) {
    var seen = new HashMap<String, Integer>();
    for (int i = 0; i < items.size(); i++) {
      var id = items.get(i).path("id").asText("");
      var earlier = id.isEmpty() ? null : seen.putIfAbsent(id, i);
      if (earlier != null) {
        found.add(
            new Violation(
                "items[" + i + "].id",
                "is the id of items[" + earlier + "] too",
                "item ids are unique in a job"));
      }
    }
  }
}
