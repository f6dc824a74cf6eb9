package io.tierworks.common.contract.job;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.contract.json.Required;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A job as its user submits it: goal, material and limits. See `schema/job.schema.json`.
///
/// @param verify links that the answers to items have to pass, beside those of their kind
/// @param routing null for the installation's default
/// @param tier at which all subtasks start, with `fixed` routing; null with any other
/// @param dryRun whether it is only planned and priced
public record Job(
    @Nullable String id,
    String goal,
    @Nullable String context,
    List<Item> items,
    @Nullable JsonNode itemSchema,
    @Nullable JsonNode answerSchema,
    List<Link> verify,
    PlanForm plan,
    @Nullable String template,
    String tenant,
    int priority,
    Limits limits,
    Review review,
    List<String> tools,
    @Nullable String workspace,
    @Nullable Routing routing,
    @Nullable String tier,
    Map<String, String> labels,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean dryRun) {
  /// The tools of a job that names a workspace and no tools.
  static final List<String> WORKSPACE_TOOLS = List.of("list_files", "search_files", "read_file");

  /// The tenant of a job that names none.
  public static final String DEFAULT_TENANT = "default";

  private static final int NORMAL_PRIORITY = 5;

  public Job {
    Required.field(goal, "goal");
  }

  /// Fills absent fields with their defaults.
  @JsonCreator
  public static Job of(
      @JsonProperty("id") @Nullable String id,
      @JsonProperty("goal") String goal,
      @JsonProperty("context") @Nullable String context,
      @JsonProperty("items") @Nullable List<Item> items,
      @JsonProperty("itemSchema") @Nullable JsonNode itemSchema,
      @JsonProperty("answerSchema") @Nullable JsonNode answerSchema,
      @JsonProperty("verify") @Nullable List<Link> verify,
      @JsonProperty("plan") @Nullable PlanForm plan,
      @JsonProperty("template") @Nullable String template,
      @JsonProperty("tenant") @Nullable String tenant,
      @JsonProperty("priority") @Nullable Integer priority,
      @JsonProperty("limits") @Nullable Limits limits,
      @JsonProperty("review") @Nullable Review review,
      @JsonProperty("tools") @Nullable List<String> tools,
      @JsonProperty("workspace") @Nullable String workspace,
      @JsonProperty("routing") @Nullable Routing routing,
      @JsonProperty("tier") @Nullable String tier,
      @JsonProperty("labels") @Nullable Map<String, String> labels,
      @JsonProperty("dryRun") boolean dryRun) {
    return new Job(
        id,
        goal,
        context,
        items == null ? List.of() : List.copyOf(items),
        itemSchema,
        answerSchema,
        verify == null ? List.of() : List.copyOf(verify),
        plan == null ? PlanForm.AUTO : plan,
        template,
        tenant == null ? DEFAULT_TENANT : tenant,
        priority == null ? NORMAL_PRIORITY : priority,
        limits == null ? Limits.DEFAULTS : limits,
        review == null ? Review.NEVER : review,
        tools(tools, workspace),
        workspace,
        routing,
        tier,
        labels == null ? Map.of() : Map.copyOf(labels),
        dryRun);
  }

  public static Job of(String id, String goal, List<Item> items) {
    return of(
        id, goal, null, items, null, null, null, null, null, null, null, null, null, null, null,
        null, null, null, false);
  }

  private static List<String> tools(@Nullable List<String> named, @Nullable String workspace) {
    if (named == null || named.isEmpty()) {
      return workspace == null ? List.of() : WORKSPACE_TOOLS;
    }
    return List.copyOf(named);
  }

  public Job withId(String newId) {
    return with(newId, items);
  }

  public Job withItems(List<Item> newItems) {
    return with(id, newItems);
  }

  private Job with(@Nullable String newId, List<Item> newItems) {
    return new Job(
        newId,
        goal,
        context,
        newItems,
        itemSchema,
        answerSchema,
        verify,
        plan,
        template,
        tenant,
        priority,
        limits,
        review,
        tools,
        workspace,
        routing,
        tier,
        labels,
        dryRun);
  }
}
