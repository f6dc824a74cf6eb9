package io.tierworks.cli.stack;

import io.tierworks.cli.command.CliException;
import io.tierworks.cli.kafka.Cluster;
import io.tierworks.cli.kafka.Heartbeats;
import io.tierworks.common.broker.Topics;
import io.tierworks.common.broker.kafka.KafkaConnection;
import io.tierworks.common.broker.kafka.TopicAdmin;
import io.tierworks.common.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// A whole Tierworks on this machine. Its processes live until it is closed, or until this process
/// ends. Thread-safe.
public final class Stack implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofSeconds(90);
  private static final Duration GRACE = Duration.ofSeconds(10);
  private static final int HOPELESS = 3;

  private final StackSpec spec;
  private final Addresses at;
  private final StackLayout cast;
  private final Supervisor supervisor;
  private final Consumer<String> say;
  private final Optional<ReadyFile> readyFile;
  private final AtomicBoolean ready = new AtomicBoolean();
  private final AtomicBoolean closed = new AtomicBoolean();

  private Stack(StackSpec spec, Consumer<String> say) {
    this.spec = spec;
    this.say = say;
    this.at = Addresses.choose(spec);
    this.cast = StackLayout.of(spec, at);
    this.supervisor = new Supervisor(new EventLog());
    this.readyFile = spec.readyFile().map(ReadyFile::new);
  }

  /// A stack that [#start] brings up; closing it works from the first moment.
  ///
  /// @param say hears what a person wants to know
  public static Stack of(StackSpec spec, Consumer<String> say) {
    return new Stack(spec, say);
  }

  /// Returns when everything answers.
  ///
  /// @throws CliException with the end of its log when a part does not come up
  public void start() throws InterruptedException {
    var limit = Instant.now().plus(START_LIMIT);
    makeFolders();
    readyFile.ifPresent(ReadyFile::remove);
    cast.simulator().ifPresent(supervisor::keep);
    supervisor.keep(cast.broker());
    awaitBroker(limit);
    createTopics();
    try (var heartbeats = Heartbeats.from(KafkaConnection.of(settings()), Topics.of(settings()));
        var readiness = new ReadinessProbe(at)) {
      supervisor.keep(cast.planner());
      cast.workers().forEach(supervisor::keep);
      awaitRest(heartbeats, readiness, limit);
    }
    ready.set(true);
    publish();
  }

  public String bootstrap() {
    return at.bootstrap();
  }

  public String api() {
    return at.api();
  }

  /// The simulator's address, without a path; empty with a real endpoint.
  public Optional<String> simulator() {
    return at.simulator();
  }

  /// The given settings with the stack's own broker.
  public Settings settings() {
    return spec.settings().with(Map.of("bootstrap", at.bootstrap()));
  }

  ReadyFile.Content content() {
    return new ReadyFile.Content(
        at.bootstrap(),
        at.api(),
        at.simulator().map(url -> url + "/v1").orElse(null),
        supervisor.running().stream()
            .map(r ->
                new ReadyFile.Content.Process(
                    r.member().role(), r.member().tier(), r.child().pid()))
            .toList());
  }

  /// In order: workers, planner, simulator, broker.
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    ready.set(false);
    readyFile.ifPresent(ReadyFile::remove);
    supervisor.stop(cast.workers(), GRACE);
    supervisor.stop(List.of(cast.planner()), GRACE);
    supervisor.stop(cast.simulator().stream().toList(), GRACE);
    supervisor.stop(List.of(cast.broker()), GRACE);
  }

  private void makeFolders() {
    try {
      Files.createDirectories(spec.dataDir().resolve("logs"));
      Files.createDirectories(spec.dataDir().resolve("planner"));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to " + spec.dataDir(), e);
    }
  }

  private void awaitBroker(Instant limit) throws InterruptedException {
    while (supervisor.child(cast.broker()).isEmpty()) {
      giveUpOn(List.of(cast.broker()), limit);
      Thread.sleep(Duration.ofMillis(20));
    }
  }

  private void createTopics() throws InterruptedException {
    try (var admin = KafkaConnection.of(settings()).admin()) {
      new TopicAdmin(admin, settings()).create();
    } catch (ExecutionException e) {
      throw CliException.unreachable("the topics cannot be created: " + Cluster.reason(e));
    }
  }

  private void awaitRest(Heartbeats heartbeats, ReadinessProbe readiness, Instant limit)
      throws InterruptedException {
    var missing = readiness.missing(cast, heartbeats.listen().keySet());
    while (!missing.isEmpty()) {
      giveUpOn(missing, limit);
      missing = readiness.missing(cast, heartbeats.listen().keySet());
    }
  }

  private void giveUpOn(List<ProcessSpec> missing, Instant limit) {
    boolean late = Instant.now().isAfter(limit);
    for (var member : missing) {
      if (late || supervisor.deaths(member) >= HOPELESS) {
        throw CliException.unreachable(
            "%s does not come up; the end of %s:%n%s"
                .formatted(
                    member.name(), member.log(), String.join("\n", LogTail.of(member.log()))));
      }
    }
  }

  private void publish() {
    readyFile.filter(_ -> ready.get()).ifPresent(file -> file.write(content()));
  }

  private final class EventLog implements Supervisor.Watcher {
    @Override
    public void changed() {
      publish();
    }

    @Override
    public void died(ProcessSpec member, String why, Duration wait) {
      say.accept(
          "%s: %s; started again in %d ms (log: %s)"
              .formatted(member.name(), why, wait.toMillis(), member.log()));
    }
  }
}
