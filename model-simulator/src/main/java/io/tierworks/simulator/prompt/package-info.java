/// Reading the prompt: instructions and data blocks, as written down in
/// `docs/reference/prompts.md`.
@NullMarked
package io.tierworks.simulator.prompt;

import org.jspecify.annotations.NullMarked;
