package io.tierworks.planner.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierworks.common.contract.job.Job;
import io.tierworks.common.contract.job.JobMessage;
import io.tierworks.common.contract.job.QuoteMarks;
import io.tierworks.common.contract.json.JsonSchema;
import io.tierworks.common.testing.ExampleKeys;
import io.tierworks.planner.document.DocumentItems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// The shipped example with PDF: the planner reads in them what the answer key says of them.
class PdfExampleTest {
  private static final Path EXAMPLES = Path.of("..", "examples");
  private static final int MOST_BYTES = 8 << 20;
  private static final PdfProcess READER = new PdfProcess(Duration.ofMinutes(2), 256);

  @Test
  void itsDocumentsAreReadAsTheAnswerKeyHasThem() throws Exception {
    var keys = ExampleKeys.of("contract-terms");
    var items = read().items();
    assertThat(items).hasSameSizeAs(keys);
    for (int i = 0; i < keys.size(); i++) {
      assertThat(keys.get(i).path("item").asText()).isEqualTo(items.get(i).id());
      assertThat(keys.get(i).path("text").asText())
          .isEqualToNormalizingWhitespace(items.get(i).text());
    }
  }

  @Test
  void itsAnswersHaveTheShapeAndQuoteTheText() throws Exception {
    var job = read();
    var itemSchema = Objects.requireNonNull(job.itemSchema());
    var schema = new JsonSchema(QuoteMarks.removedFrom(itemSchema));
    for (var key : ExampleKeys.of("contract-terms")) {
      assertThat(schema.violations(key.path("answer"))).isEmpty();
      assertThat(key.path("text").asText()).contains(key.at("/answer/evidence").asText());
    }
  }

  private static Job read() throws IOException {
    var bytes = Files.readAllBytes(EXAMPLES.resolve("contract-terms.json"));
    var message = (JobMessage.Valid) JobMessage.read(bytes, MOST_BYTES);
    var result = new DocumentItems(READER, MOST_BYTES).read(message.job(), message.media());
    return ((DocumentItems.Result.Expanded) result).job();
  }
}
