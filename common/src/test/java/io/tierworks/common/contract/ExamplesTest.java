package io.tierworks.common.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierworks.common.broker.Topics;
import io.tierworks.common.contract.job.JobMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExamplesTest {
  private static final Path EXAMPLES = Path.of("..", "examples");

  static List<Path> examples() throws IOException {
    try (var files = Files.list(EXAMPLES)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void anExampleIsAValidJobWithAnIdOfItsOwn(Path file) throws IOException {
    var message = JobMessage.read(Files.readAllBytes(file), Topics.MAX_PAYLOAD_BYTES);
    assertThat(message).isInstanceOf(JobMessage.Valid.class);
    var job = ((JobMessage.Valid) message).job();
    assertThat(job.id()).isEqualTo("example-" + name(file));
    assertThat(job.limits().maxCost()).isNotNull();
    assertThat(job.limits().maxTime()).isNotNull();
  }

  @Test
  void thereIsAnExamplePerWorkflow() throws IOException {
    assertThat(examples())
        .extracting(ExamplesTest::name)
        .containsExactly(
            "code-change",
            "code-review",
            "codebase-question",
            "compliance-check",
            "contract-terms",
            "invoice-extraction",
            "lead-ranking",
            "qa-review",
            "research",
            "support-triage");
  }

  private static String name(Path file) {
    return file.getFileName().toString().replace(".json", "");
  }
}
