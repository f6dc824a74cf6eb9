package io.tierworks.common.model.openai;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class RedactionTest {
  private final Redaction redaction = new Redaction(Optional.of("sk-secret-key"));

  @Test
  void anErrorTextIsShownInPlainWords() {
    assertThat(
            redaction.sentence(
                "Unsupported parameter: 'max_tokens' is not supported with this model. Use"
                    + " 'max_completion_tokens' instead.",
                "Classify the ticket."))
        .isEqualTo("Unsupported parameter: … is not supported with this model. Use … instead.");
  }

  @Test
  void namesMaskedKeysAndLongNumbersAreLeftOut() {
    assertThat(redaction.sentence("Incorrect key sk-pr***9f2A of org-x81 at 1234567890", ""))
        .isEqualTo("Incorrect key … of … at …");
  }

  @Test
  void neitherTheKeyNorTheWordsOfThePromptAreShown() {
    assertThat(redaction.sentence("Incorrect key sk-secret-key", "")).isEmpty();
    assertThat(
            redaction.sentence(
                "Blocked: Ms Miller owes 120000 now", "Ms Miller owes us 120000. Act now."))
        .isEqualTo("Blocked: Ms … now");
  }

  @Test
  void anEmptyTextStaysEmptyAndALongOneIsCut() {
    assertThat(redaction.sentence("", "prompt")).isEmpty();
    assertThat(redaction.sentence("word ".repeat(200), "")).hasSizeLessThan(210);
  }
}
