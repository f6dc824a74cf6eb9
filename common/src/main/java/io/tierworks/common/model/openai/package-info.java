/// The model port on OpenAI's chat completions API and compatible servers. Only this package knows
/// langchain4j and its HTTP. One call is one exchange, without retries.
@org.jspecify.annotations.NullMarked
package io.tierworks.common.model.openai;
