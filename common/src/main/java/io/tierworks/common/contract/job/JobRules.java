package io.tierworks.common.contract.job;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.contract.json.DurationText;
import io.tierworks.common.contract.json.EmbeddedSchema;
import io.tierworks.common.contract.json.JsonSchema;
import io.tierworks.common.contract.json.StrictSchema;
import io.tierworks.common.contract.json.Violation;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;

/// Rules of a job that its JSON Schema cannot express. Reports all violations at once.
final class JobRules {
  private static final JsonSchema SHAPE = JsonSchema.named("job");

  private static final BigDecimal LEAST_COST = new BigDecimal("0.0001");
  private static final Duration LEAST_TIME = Duration.ofSeconds(1);
  private static final Duration MOST_TIME = Duration.ofDays(30);

  private JobRules() {}

  static List<Violation> violations(JsonNode job) {
    var found = new ArrayList<>(SHAPE.violations(job));
    checkGoal(job.path("goal"), found);
    checkMaxCost(job.path("limits").path("maxCost"), found);
    checkMaxTime("limits.maxTime", job.path("limits").path("maxTime"), found);
    checkMaxTime("review.maxTime", job.path("review").path("maxTime"), found);
    Stream.of("itemSchema", "answerSchema").forEach(field -> checkSchema(job, field, found));
    checkItems(job.path("items"), found);
    DocumentRules.checkSplit(job.path("split"), found);
    QuoteRules.check(job, found);
    checkTools(job, found);
    checkVerify(job, found);
    checkTier(job, found);
    if (job.has("template") && !job.path("plan").asText("auto").equals("auto")) {
      found.add(
          new Violation("plan", "is settled by the template", "leave out either plan or template"));
    }
    if (job.has("itemSchema") && !job.has("items")) {
      found.add(
          new Violation("itemSchema", "there are no items", "add items, or use answerSchema"));
    }
    return found;
  }

  /// Whether the links fit the schema is checked when the job is accepted.
  private static void checkVerify(JsonNode job, List<Violation> found) {
    if (job.has("verify") && !job.has("itemSchema")) {
      found.add(
          new Violation(
              "verify",
              "needs an itemSchema: it is about the answers to items",
              "add the schema, or declare the links in a kind or a template"));
    }
    if (job.has("verify") && job.path("plan").asText().equals("direct")) {
      found.add(
          new Violation(
              "plan",
              "is direct, but only the answers of subtasks go through the links of verify",
              "choose map or dag, or leave verify out"));
    }
  }

  private static void checkGoal(JsonNode goal, List<Violation> found) {
    if (goal.isTextual() && goal.asText().isBlank()) {
      found.add(new Violation("goal", "is blank", "say in plain words what is to be achieved"));
    }
  }

  private static void checkMaxCost(JsonNode maxCost, List<Violation> found) {
    if (maxCost.isNumber() && maxCost.decimalValue().compareTo(LEAST_COST) < 0) {
      replace(
          found,
          new Violation(
              "limits.maxCost",
              "must be at least " + LEAST_COST,
              "it is in dollars, such as 0.50; leave it out for the service's own cap"));
    }
  }

  private static void checkMaxTime(String field, JsonNode maxTime, List<Violation> found) {
    if (maxTime.isTextual() && !isTime(maxTime.asText())) {
      replace(
          found,
          new Violation(
              field,
              "must be a time from one second to 30 days",
              "write it as 90s, 10m, 12h or PT1H30M; leave it out for the service's own limit"));
    }
  }

  private static boolean isTime(String text) {
    try {
      var time = DurationText.parse(text);
      return time.compareTo(LEAST_TIME) >= 0 && time.compareTo(MOST_TIME) <= 0;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  /// Says it better than the schema does.
  private static void replace(List<Violation> found, Violation better) {
    found.removeIf(fault -> fault.field().equals(better.field()));
    found.add(better);
  }

  private static void checkSchema(JsonNode job, String field, List<Violation> found) {
    if (!job.path(field).isObject()) {
      return;
    }
    EmbeddedSchema.faultOf(job.path(field))
        .ifPresent(fault ->
            found.add(
                new Violation(
                    field,
                    "is no JSON Schema: " + fault,
                    "draft 2020-12; references lead to places in the same schema, such as"
                        + " #/$defs/name")));
    checkStrict(job.path(field), field, found);
    if (!job.path(field).path("type").asText().equals("object")) {
      found.add(
          new Violation(field + ".type", "must be \"object\"", "wrap other values in an object"));
    }
  }

  private static void checkStrict(JsonNode schema, String field, List<Violation> found) {
    StrictSchema.inexpressible(schema)
        .ifPresent(what ->
            found.add(
                new Violation(
                    field,
                    "uses %s, which strict output cannot express".formatted(what),
                    "use properties, items, anyOf, enum, const and $ref; see"
                        + " docs/reference/contract.md")));
  }

  /// Whether a worker offers the tools is checked when the job is accepted.
  private static void checkTools(JsonNode job, List<Violation> found) {
    var tools = job.path("tools");
    for (int i = 0; i < tools.size(); i++) {
      if (Job.WORKSPACE_TOOLS.contains(tools.get(i).asText()) && !job.has("workspace")) {
        found.add(
            new Violation(
                "tools[" + i + "]",
                "needs a workspace",
                "name one in the field workspace: a NAME for which workers have workspace.NAME.path"));
      }
    }
    if (job.path("plan").asText().equals("direct") && (job.has("workspace") || !tools.isEmpty())) {
      found.add(
          new Violation(
              "plan", "a direct answer uses no tools", "leave plan out, or write map or dag"));
    }
  }

  /// Whether the installation has the tier is checked when the job is accepted.
  private static void checkTier(JsonNode job, List<Violation> found) {
    boolean fixed = job.path("routing").asText().equals("fixed");
    if (fixed && !job.has("tier")) {
      found.add(
          new Violation(
              "tier", "is missing, and routing is fixed", "name the tier, or leave out routing"));
    } else if (!fixed && job.has("tier")) {
      found.add(
          new Violation("tier", "needs fixed routing", "write routing: fixed, or leave out tier"));
    }
  }

  private static void checkItems(JsonNode items, List<Violation> found) {
    if (items.isArray() && items.isEmpty()) {
      replace(
          found,
          new Violation(
              "items", "is an empty list", "add items, or leave the field out for one answer"));
    }
    checkItemIds(items, found);
    for (int i = 0; i < items.size(); i++) {
      checkContent("items[" + i + "]", items.get(i), found);
      ImageRules.check("items[" + i + "].images", items.get(i).path("images"), found);
    }
  }

  private static void checkContent(String field, JsonNode item, List<Violation> found) {
    boolean empty = !item.has("text") && item.path("images").isEmpty() && !item.has("document");
    if (item.isObject() && empty) {
      found.add(new Violation(field, "has no text, images or document", "add what it is about"));
    }
    DocumentRules.check(field, item, found);
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
