package io.tierworks.common.model;

import io.tierworks.common.cost.Usage;
import org.jspecify.annotations.Nullable;

/// The response of a finished, billed call.
///
/// @param text the complete text; never blank
/// @param model the model that answered, as the endpoint names it
/// @param usage as reported; null when the endpoint reports none
public record ModelResponse(String text, String model, @Nullable Usage usage) {}
