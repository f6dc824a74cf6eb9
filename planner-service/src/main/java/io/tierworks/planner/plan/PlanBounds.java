package io.tierworks.planner.plan;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.contract.job.Link;
import io.tierworks.common.contract.job.PlanForm;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The bounds that a job and the installation set to a plan.
///
/// @param form the form that the job asks for; `AUTO` allows all
/// @param imageOnly how many items are images without text
/// @param largestInput tokens that a subtask on the largest item reads at least
/// @param tools the tools that the job allows
/// @param workspace that they read; null without one
/// @param verify links that the answers by `itemSchema` have to pass
public record PlanBounds(
    PlanForm form,
    int items,
    int imageOnly,
    long largestInput,
    @Nullable JsonNode itemSchema,
    int maxSubtasks,
    List<String> tools,
    @Nullable String workspace,
    List<Link> verify) {

  /// Of a job that names no links.
  public PlanBounds(
      PlanForm form,
      int items,
      int imageOnly,
      long largestInput,
      @Nullable JsonNode itemSchema,
      int maxSubtasks,
      List<String> tools,
      @Nullable String workspace) {
    this(
        form, items, imageOnly, largestInput, itemSchema, maxSubtasks, tools, workspace, List.of());
  }
}
