package io.tierworks.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tierworks.common.contract.json.Wire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisorTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir Path folder;

  private final List<String> deaths = new CopyOnWriteArrayList<>();
  private Supervisor supervisor = new Supervisor(watcher());
  private ProcessSpec spec = sleeper();

  @BeforeEach
  void begin() {
    supervisor = new Supervisor(watcher());
    spec = sleeper();
    supervisor.keep(spec);
    await().atMost(PATIENCE).until(() -> supervisor.process(spec).isPresent());
  }

  @AfterEach
  void end() {
    supervisor.stop(List.of(spec), Duration.ofSeconds(5));
  }

  @Test
  void aKilledProcessIsRestartedAndTheReadyFileIsUpdated() {
    long first = pid();
    await().atMost(PATIENCE).until(() -> pidInReadyFile() == first);

    ProcessHandle.of(first).orElseThrow().destroyForcibly();

    await().atMost(PATIENCE).until(() -> supervisor.process(spec).isPresent() && pid() != first);
    await().atMost(PATIENCE).until(() -> pidInReadyFile() == pid());
    assertThat(deaths).containsExactly("sleeper-1");
    assertThat(supervisor.deaths(spec)).isOne();
  }

  @Test
  void aProcessEndsAndIsStartedAgainWhenOneOfItsThreadsFindsNoMemory() {
    var hungry = process("hungry", Hungry.class);
    supervisor.keep(hungry);
    await().atMost(PATIENCE).until(() -> supervisor.deaths(hungry) >= 2);
    supervisor.stop(List.of(hungry), Duration.ofSeconds(5));
  }

  @Test
  void aStoppedProcessIsNotRestarted() {
    var process = supervisor.process(spec).orElseThrow();

    supervisor.stop(List.of(spec), Duration.ofSeconds(5));

    assertThat(ProcessHandle.of(process.pid()).filter(ProcessHandle::isAlive)).isEmpty();
    assertThat(deaths).isEmpty();
  }

  @Test
  void theDelayDoublesAndIsResetAfterALongRun() {
    var backoff = new Backoff();

    assertThat(backoff.after(Duration.ZERO)).isEqualTo(Duration.ofMillis(200));
    assertThat(backoff.after(Duration.ZERO)).isEqualTo(Duration.ofMillis(400));
    assertThat(backoff.after(Duration.ofMinutes(1))).isEqualTo(Duration.ofMillis(200));
    for (int i = 0; i < 20; i++) {
      assertThat(backoff.after(Duration.ZERO)).isLessThanOrEqualTo(Duration.ofSeconds(10));
    }
  }

  private long pid() {
    return supervisor.process(spec).map(ManagedProcess::pid).orElse(-1L);
  }

  private long pidInReadyFile() throws Exception {
    var file = folder.resolve("ready.json");
    if (Files.notExists(file)) {
      return -1;
    }
    return Wire.tree(Files.readAllBytes(file)).path("processes").path(0).path("pid").asLong(-1);
  }

  private ProcessSpec sleeper() {
    return process("sleeper-1", Sleeper.class);
  }

  private ProcessSpec process(String name, Class<?> main) {
    return new ProcessSpec(
        "worker",
        "nano",
        name,
        Path.of("sleeper.log"),
        () ->
            JavaProcess.start(
                List.of("-Xmx32m"),
                List.of(main.getName()),
                Map.of(),
                folder.resolve(name + ".log")));
  }

  private Supervisor.Watcher watcher() {
    return new Supervisor.Watcher() {
      @Override
      public void changed() {
        try {
          Files.createDirectories(folder);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
        new ReadyFile(folder.resolve("ready.json")).write(content());
      }

      @Override
      public void died(ProcessSpec dead, String why, Duration wait) {
        deaths.add(dead.name());
      }
    };
  }

  private ReadyFile.Content content() {
    return new ReadyFile.Content(
        "b:1",
        "http://a",
        null,
        supervisor.running().stream()
            .map(running -> running.spec().at(running.process().pid()))
            .toList());
  }
}
