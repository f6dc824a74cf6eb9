package io.tierworks.e2e.bench.floor;

import io.tierworks.common.broker.TopicSettings;
import io.tierworks.common.broker.Topics;
import io.tierworks.common.broker.kafka.KafkaConnection;
import io.tierworks.common.broker.kafka.TopicAdmin;
import io.tierworks.common.settings.Settings;
import io.tierworks.common.settings.SettingsLoader;
import io.tierworks.e2e.installation.ServiceProcess;
import io.tierworks.testkit.BrokerUnderTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.awaitility.Awaitility;

/// The two processes of the floor, with topics as Tierworks has them.
public final class FloorSystem implements AutoCloseable {
  private final BrokerUnderTest broker;
  private final Settings settings;
  private final Map<String, ServiceProcess> processes = new TreeMap<>();

  private FloorSystem(BrokerUnderTest broker) {
    this.broker = broker;
    this.settings = settings(broker.bootstrap());
  }

  /// Returns when both consume.
  public static FloorSystem start(BrokerUnderTest broker) {
    var system = new FloorSystem(broker);
    system.createTopics();
    for (var role : List.of("planner", "workers")) {
      system.processes.put(role, system.launch(role));
    }
    system.processes.values().forEach(FloorSystem::awaitReady);
    return system;
  }

  static Settings settings(String bootstrap) {
    var flags = Map.of("bootstrap", bootstrap, "topics.prefix", "floor.");
    return new SettingsLoader().environment(Map.of()).flags(flags).load();
  }

  private void createTopics() {
    try (var admin = connection().admin()) {
      new TopicAdmin(admin, TopicSettings.from(settings)).create();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private ServiceProcess launch(String role) {
    try {
      var log = Files.createTempFile("floor-" + role, ".log");
      var main = List.of(FloorMain.class.getName(), role, broker.bootstrap());
      return ServiceProcess.start(role, log, List.of("-Xmx256m"), main, Map.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void awaitReady(ServiceProcess process) {
    Awaitility.await(process.name() + " of the floor")
        .atMost(Duration.ofMinutes(1))
        .until(() -> Files.readString(process.log()).contains(FloorMain.READY));
  }

  public KafkaConnection connection() {
    return KafkaConnection.from(settings);
  }

  public Topics topics() {
    return Topics.from(settings);
  }

  /// The role of each process and the broker, by its id.
  public Map<Long, String> roles() {
    var roles = new TreeMap<Long, String>();
    broker.pid().ifPresent(pid -> roles.put(pid, "broker"));
    processes.forEach((role, process) -> roles.put(process.pid(), role));
    return roles;
  }

  @Override
  public void close() {
    for (var process : processes.values()) {
      process.stop();
      process.log().toFile().delete();
    }
  }
}
