/// Reading the prompt: instructions and data blocks, as written down in
/// `docs/reference/prompts.md`.
@org.jspecify.annotations.NullMarked
package io.tierworks.simulator.prompt;
