/// The model port over OpenAI's chat completions, and over the many servers that speak the same.
/// The only room that knows langchain4j and HTTP. One call is one exchange: nothing here retries.
@NullMarked
package io.tierworks.common.model.openai;

import org.jspecify.annotations.NullMarked;
