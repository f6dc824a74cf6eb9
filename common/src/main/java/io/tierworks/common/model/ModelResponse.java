package io.tierworks.common.model;

import io.tierworks.common.cost.Usage;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A finished, billed call.
///
/// @param text the whole text; never blank
/// @param model the model that really answered, as the endpoint names it
/// @param usage as reported; null when the endpoint reports none
/// @param serviceTier the service tier really used; null when not told
public record ModelResponse(
    String text,
    String model,
    @Nullable Usage usage,
    @Nullable String serviceTier,
    Duration latency) {}
