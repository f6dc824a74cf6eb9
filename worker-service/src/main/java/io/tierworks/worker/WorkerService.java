package io.tierworks.worker;

import io.tierworks.common.broker.TopicSettings;
import io.tierworks.common.broker.Topics;
import io.tierworks.common.broker.kafka.ConsumerLoop;
import io.tierworks.common.broker.kafka.KafkaConnection;
import io.tierworks.common.contract.worker.WorkerCommand;
import io.tierworks.common.limit.RetryingCall;
import io.tierworks.common.model.Model;
import io.tierworks.common.model.openai.OpenAiEndpoint;
import io.tierworks.common.model.openai.OpenAiModel;
import io.tierworks.common.settings.InvalidSettings;
import io.tierworks.common.settings.Settings;
import io.tierworks.common.settings.TierSettings;
import io.tierworks.worker.call.ModelExecutor;
import io.tierworks.worker.kafka.IntakeSettings;
import io.tierworks.worker.kafka.KafkaResultWriter;
import io.tierworks.worker.kafka.StatusProducer;
import io.tierworks.worker.kafka.WorkerCommandReader;
import io.tierworks.worker.mcp.McpServer;
import io.tierworks.worker.pool.PoolSettings;
import io.tierworks.worker.pool.ResultFactory;
import io.tierworks.worker.pool.WorkerPool;
import io.tierworks.worker.tools.Tool;
import io.tierworks.worker.tools.ToolSettings;
import io.tierworks.worker.tools.Toolbox;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A running worker of one tier. Thread-safe.
public final class WorkerService implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WorkerService.class);

  private static final Duration ACCESS_CHECK = Duration.ofSeconds(10);

  private final WorkerSettings worker;
  private final Model model;
  private final List<McpServer> mcpServers;
  private final KafkaResultWriter writer;
  private final StatusProducer status;
  private final WorkerPool pool;
  private final HeartbeatSender heartbeat;
  private final ConsumerLoop commands;
  private final Optional<HealthServer> health;

  private WorkerService(WorkerSettings worker, Settings settings, Model model) {
    var tier = worker.tier();
    var connection = KafkaConnection.from(settings);
    var topics = Topics.from(settings);
    var intake = IntakeSettings.from(settings, tier);
    var results = new ResultFactory(worker.id(), InstantSource.system());
    var calls = RetryingCall.of(tier.slots(), tier.maxTries());
    this.mcpServers = McpServer.from(settings);
    var toolbox = new Toolbox(worker.tools(), tools(mcpServers), InstantSource.system());
    var executor = new ModelExecutor(model, tier, calls, toolbox, results);
    this.worker = worker;
    this.model = model;
    this.writer = new KafkaResultWriter(connection, topics, worker.id());
    this.status = new StatusProducer(connection, topics, worker.id());
    this.pool =
        new WorkerPool(
            new PoolSettings(intake.group(), tier.slots()),
            intake.open(connection),
            writer,
            executor,
            results);
    this.heartbeat =
        new HeartbeatSender(
            status, pool, calls.limit(), results, tier.name(), toolbox.offer().orElse(null));
    this.commands = WorkerCommandReader.start(connection, topics, this::obey);
    this.health =
        Optional.of(worker.health())
            .filter(HealthSettings::isEnabled)
            .map(enabled -> new HealthServer(enabled, tier.name(), pool, commands, calls.limit()));
  }

  /// Starts a worker with the tier's model from the settings.
  ///
  /// @throws io.tierworks.common.settings.InvalidSettings naming every fault, or the missing topic
  /// @throws org.apache.kafka.common.errors.ApiException when the broker refuses access
  public static WorkerService start(Settings settings, String tier) {
    settings.check(
        List.of(
            KafkaConnection::from,
            TopicSettings::from,
            HealthSettings::from,
            ToolSettings::from,
            McpServer::from,
            given -> TierSettings.from(given, tier),
            given -> WorkerSettings.from(given, tier),
            given -> OpenAiEndpoint.from(given, tier)));
    var worker = WorkerSettings.from(settings, tier);
    var endpoint = OpenAiEndpoint.from(settings, tier);
    var topic = IntakeSettings.from(settings, worker.tier()).topic();
    KafkaConnection.from(settings).checkAccess(topic, ACCESS_CHECK);
    return new WorkerService(worker, settings, OpenAiModel.connect(endpoint)).begin();
  }

  /// Starts a worker with another model. The worker closes the model.
  public static WorkerService start(Settings settings, String tier, Model model) {
    return new WorkerService(WorkerSettings.from(settings, tier), settings, model).begin();
  }

  /// @throws io.tierworks.common.settings.InvalidSettings when a server cannot be used
  private static List<Tool> tools(List<McpServer> servers) {
    var tools = new ArrayList<Tool>();
    try {
      for (var server : servers) {
        tools.addAll(server.connect());
      }
      return tools;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new InvalidSettings("mcp: interrupted while connecting to the servers");
    }
  }

  private WorkerService begin() {
    heartbeat.start(worker.heartbeat());
    pool.start();
    LOG.atInfo()
        .addKeyValue("worker", id())
        .addKeyValue("tier", worker.tier().name())
        .addKeyValue("model", worker.tier().model())
        .addKeyValue("slots", worker.tier().slots())
        .log("worker started");
    return this;
  }

  /// Unique for this run of the worker.
  public String id() {
    return worker.id();
  }

  /// The address of health and metrics; empty when the worker does not serve them.
  public Optional<URI> address() {
    return health.map(HealthServer::address);
  }

  public boolean isDraining() {
    return pool.isDraining();
  }

  /// Stops in order: takes no more subtasks, lets calls finish within `worker.grace`, hands the
  /// other attempts back, flushes and closes. An interrupt ends the grace early.
  @Override
  public void close() {
    try {
      pool.drain();
      commands.close();
      var handedBack = pool.stop(worker.grace());
      heartbeat.stop(handedBack);
      LOG.atInfo()
          .addKeyValue("worker", id())
          .addKeyValue("handedBack", handedBack.size())
          .log("worker stopped");
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      writer.close();
      status.close();
      model.close();
      mcpServers.forEach(McpServer::close);
      health.ifPresent(HealthServer::close);
    }
  }

  private void obey(WorkerCommand command) {
    switch (command) {
      case WorkerCommand.CancelAttempt cancel -> pool.cancelAttempt(cancel.attempt());
      case WorkerCommand.CancelJob cancel -> pool.cancelJob(cancel.job());
      case WorkerCommand.Drain drain -> {
        if (drain.worker().equals(id())) {
          pool.drain();
        }
      }
    }
  }
}
