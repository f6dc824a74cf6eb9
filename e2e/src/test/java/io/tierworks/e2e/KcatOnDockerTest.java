package io.tierworks.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierworks.common.contract.job.JobStatus;
import io.tierworks.common.contract.json.MalformedMessage;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.common.contract.result.JobResult;
import io.tierworks.e2e.installation.Layout;
import io.tierworks.e2e.installation.TestInstallation;
import io.tierworks.testkit.BrokerUnderTest;
import io.tierworks.testkit.OnDocker;
import io.tierworks.testkit.SharedBroker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// Sends a job with kcat on a broker in a container. Skipped where kcat is not installed.
@OnDocker
@ExtendWith(SharedBroker.class)
class KcatOnDockerTest {
  private static @Nullable TestInstallation installation;

  @TempDir private Path folder = Path.of("");

  @BeforeAll
  static void start(BrokerUnderTest broker) {
    boolean found =
        Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"))
            .anyMatch(directory -> Files.isExecutable(Path.of(directory, "kcat")));
    if (!found) {
      System.out.println(
          "KcatOnDockerTest is skipped: no kcat on the PATH; Debian has it (apt-get install kcat)");
    }
    Assumptions.assumeTrue(found, "no kcat on the PATH");
    installation = TestInstallation.start(broker, Layout.small());
  }

  @AfterAll
  static void stop() {
    if (installation != null) {
      installation.close();
    }
  }

  @Test
  void aJobProducedByKcatIsAnsweredToKcat()
      throws IOException, InterruptedException, MalformedMessage {
    var topics = installed().topics();
    var file = Jobs.exampleFile("support-triage").toString();

    kcat("-P", "-t", topics.jobs(), "-k", "example-support-triage", file);
    installed().result("example-support-triage");
    var lines =
        kcat("-C", "-t", topics.jobResults(), "-o", "beginning", "-e", "-q", "-f", "%k\\n%s\\n");

    assertThat(lines).hasSize(2);
    assertThat(lines.getFirst()).isEqualTo("example-support-triage");
    var result = Wire.read(lines.get(1).getBytes(StandardCharsets.UTF_8), JobResult.class);
    assertThat(result.status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(result.items()).hasSize(44);
    assertThat(result.bill().total()).isEqualTo(installed().simulatorAdmin().account().cost());
  }

  private static TestInstallation installed() {
    return java.util.Objects.requireNonNull(installation);
  }

  private List<String> kcat(String... arguments) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("kcat", "-b", installed().bootstrap()));
    command.addAll(List.of(arguments));
    var out = folder.resolve("out");
    var process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
    return Files.readAllLines(out);
  }
}
