package io.tierworks.simulator.answer;

import io.tierworks.simulator.truth.Truth;
import org.jspecify.annotations.Nullable;

/// The content of a model's message.
///
/// @param truth where the answer was known from; null for plans, verdicts and joined results, which
///   are made from what is in the prompt
public record Reply(String content, Truth.@Nullable Origin truth) {}
