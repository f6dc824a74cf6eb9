/// An OpenAI-compatible endpoint that is not a language model.
@NullMarked
package io.tierworks.simulator;

import org.jspecify.annotations.NullMarked;
