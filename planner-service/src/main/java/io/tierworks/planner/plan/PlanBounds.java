package io.tierworks.planner.plan;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.contract.job.PlanForm;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a plan must stay within: taken from the job and the installation.
///
/// @param form what the job asks for; `AUTO` leaves it open
/// @param tools the job's ceiling
public record PlanBounds(
    PlanForm form,
    int items,
    boolean hasItemSchema,
    @Nullable JsonNode itemSchema,
    int maxSubtasks,
    List<String> tools) {}
