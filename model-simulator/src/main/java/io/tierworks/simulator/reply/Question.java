package io.tierworks.simulator.reply;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.simulator.catalog.Model;
import io.tierworks.simulator.prompt.Prompt;
import org.jspecify.annotations.Nullable;

/// What is asked of which model.
///
/// @param kind the name of the answer's schema
/// @param anyJson the answer must be some JSON object
/// @param sample the request's `seed`: another sample may err elsewhere
/// @param wrong answer wrongly on purpose
/// @param cyclic make a plan go in circles on purpose
public record Question(
    Model model,
    @Nullable String kind,
    @Nullable JsonNode schema,
    boolean anyJson,
    Prompt prompt,
    long sample,
    boolean wrong,
    boolean cyclic) {}
