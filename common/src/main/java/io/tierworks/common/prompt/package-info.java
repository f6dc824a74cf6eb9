/// Renders the prompt of a model call and bounds its tokens. The worker sends what is rendered
/// here, and the planner reserves money by the same bound. The text is part of the contract: see
/// `docs/reference/prompts.md`.
@org.jspecify.annotations.NullMarked
package io.tierworks.common.prompt;
