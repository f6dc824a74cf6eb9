package io.tierworks.worker;

import io.tierworks.common.broker.TopicSettings;
import io.tierworks.common.broker.Topics;
import io.tierworks.common.broker.kafka.ConsumerLoop;
import io.tierworks.common.broker.kafka.KafkaConnection;
import io.tierworks.common.contract.worker.WorkerCommand;
import io.tierworks.common.limit.AdaptiveLimit;
import io.tierworks.common.limit.RetryBudget;
import io.tierworks.common.limit.RetryPolicy;
import io.tierworks.common.limit.Ticker;
import io.tierworks.common.model.Model;
import io.tierworks.common.model.openai.OpenAiEndpoint;
import io.tierworks.common.model.openai.OpenAiModel;
import io.tierworks.common.settings.Settings;
import io.tierworks.common.settings.TierSettings;
import io.tierworks.worker.call.ModelExecutor;
import io.tierworks.worker.call.RetryingCallFactory;
import io.tierworks.worker.kafka.KafkaGroupIntake;
import io.tierworks.worker.kafka.KafkaResultWriter;
import io.tierworks.worker.kafka.KafkaShareIntake;
import io.tierworks.worker.kafka.StatusProducer;
import io.tierworks.worker.kafka.WorkerCommandReader;
import io.tierworks.worker.pool.PoolSettings;
import io.tierworks.worker.pool.ResultFactory;
import io.tierworks.worker.pool.SubtaskIntake;
import io.tierworks.worker.pool.WorkerPool;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A running worker of one tier.
public final class WorkerService implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WorkerService.class);

  /// A batch is an eighth of the slots: small enough to leave work for others, large enough to pay
  /// for the promise that is written for it.
  private static final int BATCHES = 8;

  private final String id;
  private final Duration grace;
  private final Model model;
  private final KafkaResultWriter writer;
  private final StatusProducer status;
  private final WorkerPool pool;
  private final HeartbeatSender heartbeat;
  private final ConsumerLoop commands;
  private final Optional<HealthServer> http;

  private WorkerService(Settings settings, TierSettings tier, Model model) {
    var connection = KafkaConnection.from(settings);
    var topics = Topics.from(settings);
    this.id = id(settings, tier);
    this.grace = settings.duration("worker.grace");
    this.model = model;
    var results = new ResultFactory(id, InstantSource.system());
    this.writer = new KafkaResultWriter(connection, topics);
    this.status = new StatusProducer(connection, topics, id);
    var retries = retries(tier);
    this.pool =
        new WorkerPool(
            new PoolSettings(topics.workerGroup(tier.name()), tier.slots()),
            intake(settings, tier, connection, topics),
            writer,
            new ModelExecutor(model, tier, retries, results),
            results);
    this.heartbeat = new HeartbeatSender(status, pool, retries.limit(), results, tier.name());
    this.commands = WorkerCommandReader.start(connection, topics, this::obey);
    this.http =
        settings.integer("worker.http-port") < 0
            ? Optional.empty()
            : Optional.of(HealthServer.start(settings, tier.name(), pool, retries.limit()));
    heartbeat.start(settings.duration("worker.heartbeat"));
    pool.start();
    LOG.atInfo()
        .addKeyValue("worker", id)
        .addKeyValue("tier", tier.name())
        .addKeyValue("model", tier.model())
        .addKeyValue("slots", tier.slots())
        .log("worker started");
  }

  /// Starts a worker with the tier's model from the settings. The topics must exist.
  ///
  /// @throws io.tierworks.common.settings.InvalidSettings when the tier cannot work with them
  public static WorkerService start(Settings settings, String tier) {
    var read = TierSettings.from(settings, tier);
    return new WorkerService(
        settings, read, OpenAiModel.connect(OpenAiEndpoint.from(settings, tier)));
  }

  /// Starts a worker with another model; it is closed with the worker.
  public static WorkerService start(Settings settings, String tier, Model model) {
    return new WorkerService(settings, TierSettings.from(settings, tier), model);
  }

  /// Unique for this run of the worker.
  public String id() {
    return id;
  }

  public int inFlight() {
    return pool.inFlight();
  }

  /// Where it answers for its health and metrics; empty when it does not.
  public Optional<URI> address() {
    return http.map(HealthServer::address);
  }

  public boolean isDraining() {
    return pool.isDraining();
  }

  /// Stops in order: takes no more, lets calls finish within `worker.grace`, hands the rest back by
  /// name, flushes and closes. An interrupt cuts the grace short.
  @Override
  public void close() {
    try {
      commands.close();
      var handedBack = pool.stop(grace);
      heartbeat.stop(handedBack);
      LOG.atInfo()
          .addKeyValue("worker", id)
          .addKeyValue("handedBack", handedBack.size())
          .log("worker left");
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      writer.close();
      status.close();
      model.close();
      http.ifPresent(HealthServer::close);
    }
  }

  private void obey(WorkerCommand command) {
    switch (command) {
      case WorkerCommand.CancelAttempt cancel -> pool.cancelAttempt(cancel.attempt());
      case WorkerCommand.CancelJob cancel -> pool.cancelJob(cancel.job());
      case WorkerCommand.Drain drain -> {
        if (drain.worker().equals(id)) {
          pool.drain();
        }
      }
    }
  }

  private static SubtaskIntake intake(
      Settings settings, TierSettings tier, KafkaConnection connection, Topics topics) {
    var topic = topics.subtasks(tier.name());
    var group = topics.workerGroup(tier.name());
    int batch = Math.max(1, tier.slots() / BATCHES);
    return switch (TopicSettings.from(settings).intake()) {
      case SHARE -> new KafkaShareIntake(connection, topic, group, batch);
      case GROUP -> new KafkaGroupIntake(connection, topic, group, batch);
    };
  }

  private static RetryingCallFactory retries(TierSettings tier) {
    var random = new Random();
    return new RetryingCallFactory(
        RetryPolicy.DEFAULTS.withMaxTries(tier.maxTries()),
        new RetryBudget(Math.max(1, tier.slots())),
        new AdaptiveLimit(tier.slots(), Ticker.system(), random),
        Ticker.system(),
        random);
  }

  /// A restarted worker must not keep the leases of its former self alive, so a part of the id is
  /// new each time.
  private static String id(Settings settings, TierSettings tier) {
    var instance = settings.text("worker.instance");
    var fresh = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
    return (instance.isBlank() ? tier.name() : instance) + "-" + fresh;
  }
}
