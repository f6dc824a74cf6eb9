package io.tierworks.cli.stack;

import io.tierworks.cli.command.CliException;
import io.tierworks.cli.kafka.Cluster;
import io.tierworks.cli.kafka.Heartbeats;
import io.tierworks.common.broker.TopicSettings;
import io.tierworks.common.broker.Topics;
import io.tierworks.common.broker.kafka.KafkaConnection;
import io.tierworks.common.broker.kafka.TopicAdmin;
import io.tierworks.common.settings.Settings;
import io.tierworks.testkit.broker.BrokerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// A complete Tierworks system on this machine. Its processes run until it is closed or this
/// process ends. Thread-safe.
public final class Stack implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofSeconds(90);
  private static final Duration GRACE = Duration.ofSeconds(10);
  private static final Duration GRACE_WITH_RECORDS = Duration.ofSeconds(60);
  private static final int MAX_FAILED_STARTS = 3;

  private final StackSpec spec;
  private final Addresses at;
  private final StackLayout layout;
  private final Supervisor supervisor;
  private final Consumer<String> notify;
  private final List<ReadyFile> readyFiles;
  private final AtomicBoolean ready = new AtomicBoolean();
  private final AtomicBoolean closed = new AtomicBoolean();

  /// Creates a stack without starting it. It can be closed at any time.
  ///
  /// @param notify receives messages for the user
  public Stack(StackSpec spec, Consumer<String> notify) {
    this.spec = spec;
    this.notify = notify;
    this.at = spec.at();
    this.layout = new StackLayout(spec, BrokerProcess.cluster(spec.folder().broker()));
    this.supervisor = new Supervisor(new StackWatcher());
    this.readyFiles = spec.readyFiles().stream().map(ReadyFile::new).toList();
  }

  /// Starts all processes and returns when all are ready.
  ///
  /// @throws CliException with the end of its log if a process does not become ready
  public void start() throws InterruptedException {
    var limit = Instant.now().plus(START_LIMIT);
    makeFolders();
    readyFiles.forEach(ReadyFile::remove);
    layout.simulator().ifPresent(supervisor::keep);
    supervisor.keep(layout.broker());
    awaitBroker(limit);
    createTopics();
    startServices(limit);
    ready.set(true);
    publish();
  }

  private void startServices(Instant limit) throws InterruptedException {
    try (var heartbeats =
            new Heartbeats(KafkaConnection.from(settings()), Topics.from(settings()));
        var readiness = new ReadinessProbe(at)) {
      supervisor.keep(layout.planner());
      layout.workers().forEach(supervisor::keep);
      awaitServices(heartbeats, readiness, limit);
    }
  }

  public String bootstrap() {
    return at.bootstrap();
  }

  public String api() {
    return at.api();
  }

  /// The simulator's URL without a path; empty if workers call real endpoints.
  public Optional<String> simulator() {
    return at.simulator();
  }

  /// The user's settings with the address of the stack's broker.
  public Settings settings() {
    return spec.settings().with(Map.of("bootstrap", at.bootstrap()));
  }

  ReadyFile.Content content() {
    return new ReadyFile.Content(
        at.bootstrap(),
        at.api(),
        at.simulator().map(url -> url + "/v1").orElse(null),
        supervisor.running().stream()
            .map(running -> running.spec().at(running.process().pid()))
            .toList());
  }

  /// Stops workers, planner, simulator and broker, in this order.
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    ready.set(false);
    readyFiles.forEach(ReadyFile::remove);
    var grace = layout.recordsCaches() ? GRACE_WITH_RECORDS : GRACE;
    supervisor.stop(layout.workers(), grace);
    supervisor.stop(List.of(layout.planner()), grace);
    supervisor.stop(layout.simulator().stream().toList(), grace);
    supervisor.stop(List.of(layout.broker()), grace);
    layout.writeCaches();
  }

  private void makeFolders() {
    try {
      Files.createDirectories(spec.folder().logs());
      Files.createDirectories(spec.dataDir().resolve("planner"));
    } catch (IOException _) {
      throw CliException.usage(
          "cannot create the data folder %s; choose another one with --data"
              .formatted(spec.dataDir()));
    }
  }

  private void awaitBroker(Instant limit) throws InterruptedException {
    while (supervisor.process(layout.broker()).isEmpty()) {
      giveUpOn(List.of(layout.broker()), limit);
      Thread.sleep(Duration.ofMillis(20));
    }
  }

  private void createTopics() throws InterruptedException {
    try (var admin = KafkaConnection.from(settings()).admin()) {
      new TopicAdmin(admin, TopicSettings.from(settings())).create();
    } catch (ExecutionException e) {
      throw CliException.unreachable("cannot create the topics: " + Cluster.reason(e));
    }
  }

  private void awaitServices(Heartbeats heartbeats, ReadinessProbe readiness, Instant limit)
      throws InterruptedException {
    var missing = readiness.missing(layout, heartbeats.poll().keySet());
    while (!missing.isEmpty()) {
      giveUpOn(missing, limit);
      missing = readiness.missing(layout, heartbeats.poll().keySet());
    }
  }

  private void giveUpOn(List<ProcessSpec> missing, Instant limit) {
    boolean late = Instant.now().isAfter(limit);
    for (var spec : missing) {
      if (late || supervisor.deaths(spec) >= MAX_FAILED_STARTS) {
        throw CliException.unreachable(spec.failure());
      }
    }
  }

  private void publish() {
    if (ready.get()) {
      readyFiles.forEach(file -> file.write(content()));
    }
  }

  private final class StackWatcher implements Supervisor.Watcher {
    @Override
    public void changed() {
      publish();
    }

    @Override
    public void died(ProcessSpec spec, String why, Duration wait) {
      notify.accept(
          "%s: %s; restarts in %d ms (log: %s)"
              .formatted(spec.name(), why, wait.toMillis(), spec.log()));
    }
  }
}
