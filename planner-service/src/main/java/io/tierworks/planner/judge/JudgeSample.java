package io.tierworks.planner.judge;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/// One result as the judge sees it. It does not name the tier, so that the judge is not biased.
///
/// @param source the beginning of the item; null for results that work on results
public record JudgeSample(
    String subtask, @Nullable String item, @Nullable String source, JsonNode output) {}
