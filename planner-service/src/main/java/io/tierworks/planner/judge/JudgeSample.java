package io.tierworks.planner.judge;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/// One result before the judge. Says nothing about the tier that gave it.
///
/// @param source an excerpt of what the worker was given; null for results of results
public record JudgeSample(
    String subtask, @Nullable String item, @Nullable String source, JsonNode output) {}
