package io.tierworks.planner;

import io.tierworks.common.broker.TopicSettings;
import io.tierworks.common.broker.Topics;
import io.tierworks.common.broker.kafka.ConsumerLoop;
import io.tierworks.common.broker.kafka.KafkaConnection;
import io.tierworks.common.http.Api;
import io.tierworks.common.http.BearerAuth;
import io.tierworks.common.settings.Settings;
import io.tierworks.common.settings.TierSettings;
import io.tierworks.common.telemetry.Metrics;
import io.tierworks.planner.host.Backlog;
import io.tierworks.planner.host.CoordinatorConfig;
import io.tierworks.planner.http.HealthRoutes;
import io.tierworks.planner.http.JobRoutes;
import io.tierworks.planner.http.TierRoutes;
import io.tierworks.planner.job.Policy;
import io.tierworks.planner.job.handler.Coordinator;
import io.tierworks.planner.ledger.Ladder;
import io.tierworks.planner.relay.GroupMembership;
import io.tierworks.planner.relay.JobIntake;
import io.tierworks.planner.relay.SubtaskDispatch;
import io.tierworks.planner.stream.KafkaFenceWriter;
import io.tierworks.planner.stream.KafkaTierLag;
import io.tierworks.planner.stream.PlannerStreams;
import io.tierworks.planner.stream.WorkerStatusLoop;
import io.tierworks.planner.workers.WorkerRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A running planner: intake, coordinator, dispatch, workers watch, API.
public final class PlannerService implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PlannerService.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration SETTLING = Duration.ofSeconds(5);

  private final JobIntake intake;
  private final SubtaskDispatch dispatch;
  private final ConsumerLoop watch;
  private final KafkaFenceWriter fenceWriter;
  private final KafkaTierLag tierLag;
  private final PlannerStreams streams;
  private final Metrics metrics;
  private final Api api;

  private PlannerService(
      JobIntake intake,
      SubtaskDispatch dispatch,
      ConsumerLoop watch,
      KafkaFenceWriter fenceWriter,
      KafkaTierLag tierLag,
      PlannerStreams streams,
      Metrics metrics,
      Api api) {
    this.intake = intake;
    this.dispatch = dispatch;
    this.watch = watch;
    this.fenceWriter = fenceWriter;
    this.tierLag = tierLag;
    this.streams = streams;
    this.metrics = metrics;
    this.api = api;
  }

  /// @throws IOException when the API's port cannot be taken
  /// @throws org.apache.kafka.common.errors.ApiException when the broker does not let us in
  public static PlannerService start(Settings settings) throws IOException {
    var auth = auth(settings);
    var kafka = KafkaConnection.from(settings);
    var topics = Topics.from(settings);
    kafka.checkAccess(topics.jobs(), PATIENCE);
    var name = PlannerStreams.instance(settings) + "~" + Long.toHexString(System.nanoTime());
    var tick = settings.duration("planner.tick");
    var workers =
        new WorkerRegistry(
            name,
            (int) Math.ceilDiv(settings.duration("planner.lease").toMillis(), tick.toMillis()));
    var backlog = new Backlog();
    var tierLag = KafkaTierLag.watch(TopicSettings.from(settings), kafka);
    var fenceWriter = new KafkaFenceWriter(topics.subtaskResults(), name, kafka);
    var config =
        new CoordinatorConfig(
            new Coordinator(policy(settings)),
            topics,
            workers,
            backlog,
            fenceWriter,
            tierLag,
            settings.integer("planner.window-tier"),
            tick);
    var watch = WorkerStatusLoop.start(workers, backlog::loads, topics.workerStatus(), tick, kafka);
    var streams = PlannerStreams.start(settings, config);
    var place =
        new GroupMembership(
            settings.text("planner.instance"), !PlannerStreams.keepsItsPlace(settings));
    var dispatch = SubtaskDispatch.start(topics, place, kafka);
    var intake = JobIntake.start(topics, place, kafka);
    var metrics = new Metrics();
    var routes = new HashMap<String, Api.Route>();
    routes.putAll(new HealthRoutes(streams).all());
    routes.putAll(new JobRoutes(streams).all());
    routes.putAll(new TierRoutes(streams, workers, topics.tiers(), metrics).all());
    var api =
        Api.start(
            settings.text("planner.http-host"),
            settings.integer("planner.http-port"),
            routes,
            auth);
    LOG.atInfo()
        .addKeyValue("planner", name)
        .addKeyValue("api", api.address())
        .log("planner started");
    return new PlannerService(intake, dispatch, watch, fenceWriter, tierLag, streams, metrics, api);
  }

  private static BearerAuth auth(Settings settings) throws IOException {
    var token = settings.secret("planner.api-token");
    var host = settings.text("planner.http-host");
    if (token.isBlank() && !InetAddress.getByName(host).isLoopbackAddress()) {
      LOG.atWarn()
          .addKeyValue("host", host)
          .log("the API answers whoever reaches it; set planner.api-token to ask for a token");
    }
    return BearerAuth.of(token);
  }

  private static Policy policy(Settings settings) {
    var rungs =
        TierSettings.all(settings).stream()
            .map(tier -> new Ladder.Rung(tier.name(), tier.price(), tier.skill()))
            .toList();
    var defaults =
        new Policy.Defaults(
            settings.money("job.max-cost"),
            settings.duration("job.max-time"),
            settings.integer("job.max-subtasks"),
            settings.integer("job.max-rounds"),
            settings.integer("job.max-attempts"));
    var atLimits =
        new Policy.AtLimits(
            settings.duration("job.wrap-up-time"), settings.duration("job.max-pause"));
    return new Policy(
        new Ladder(rungs),
        defaults,
        atLimits,
        settings.integer("planner.window-job"),
        SETTLING,
        settings.duration("job.retention"));
  }

  public URI apiAddress() {
    return api.address();
  }

  public boolean isReady() {
    return streams.isReady();
  }

  /// Stops taking jobs, finishes what is being processed, commits, leaves the group.
  @Override
  public void close() {
    intake.close();
    streams.close();
    dispatch.close();
    watch.close();
    fenceWriter.close();
    tierLag.close();
    api.close();
    metrics.close();
    LOG.atInfo().log("planner stopped");
  }
}
