package io.tierworks.planner;

import io.tierworks.common.broker.kafka.ConsumerLoop;
import io.tierworks.common.http.Api;
import io.tierworks.common.http.BearerAuth;
import io.tierworks.common.http.Health;
import io.tierworks.common.settings.InvalidSettings;
import io.tierworks.common.settings.Settings;
import io.tierworks.common.telemetry.Metrics;
import io.tierworks.planner.host.Backlog;
import io.tierworks.planner.host.CoordinatorConfig;
import io.tierworks.planner.host.ReviewCounts;
import io.tierworks.planner.http.AcceptanceRoutes;
import io.tierworks.planner.http.ApiSettings;
import io.tierworks.planner.http.JobRoutes;
import io.tierworks.planner.http.TierRoutes;
import io.tierworks.planner.job.handler.Coordinator;
import io.tierworks.planner.kafka.KafkaCommandSender;
import io.tierworks.planner.kafka.KafkaFenceWriter;
import io.tierworks.planner.kafka.KafkaHost;
import io.tierworks.planner.kafka.KafkaTierLag;
import io.tierworks.planner.kafka.TierStatsReader;
import io.tierworks.planner.kafka.WorkerStatusReader;
import io.tierworks.planner.pdf.PdfProcess;
import io.tierworks.planner.relay.JobIntake;
import io.tierworks.planner.routing.LearnedAcceptance;
import io.tierworks.planner.workers.WorkerRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A running planner.
///
/// The intake turns users' messages into commands. The host runs a coordinator for each partition,
/// which reads commands and subtask results and writes subtasks to the tiers. The status loop keeps
/// the registry of live workers. The API serves jobs, tiers and metrics.
public final class PlannerService implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PlannerService.class);
  private static final Duration ACCESS_CHECK = Duration.ofSeconds(10);

  private final Metrics metrics = new Metrics();
  private final Backlog backlog = new Backlog();
  private final ReviewCounts reviews = new ReviewCounts();
  private final WorkerRegistry workers;
  private final KafkaTierLag tierLag;
  private final KafkaFenceWriter fenceWriter;
  private final KafkaCommandSender commands;
  private final LearnedAcceptance learned = new LearnedAcceptance();
  private final AcceptanceRoutes acceptance = new AcceptanceRoutes(metrics, learned);
  private final ConsumerLoop workerStatus;
  private final ConsumerLoop tierStats;
  private final KafkaHost host;
  private final ConsumerLoop intake;
  private final Api api;

  private PlannerService(PlannerSettings settings) throws IOException {
    var name = settings.name();
    var kafka = settings.kafka();
    var topics = settings.topics().topics();
    var tick = settings.leases().tick();
    workers = new WorkerRegistry(name, settings.leases().leaseTicks());
    tierLag = new KafkaTierLag(settings.topics(), kafka);
    fenceWriter = new KafkaFenceWriter(topics.subtaskResults(), name, kafka.producer());
    commands = new KafkaCommandSender(topics.jobCommands(), name, kafka.producer());
    var statusReader =
        new WorkerStatusReader(
            workers, backlog::loads, topics.workerStatus(), tick, kafka.producer());
    workerStatus = ConsumerLoop.start("worker-status", kafka.reader(), statusReader);
    tierStats =
        ConsumerLoop.start(
            "tier-stats",
            kafka.reader(),
            new TierStatsReader(topics.tierStats(), learned, acceptance::measure));
    host = new KafkaHost(settings.host(), settings.topics(), kafka, coordinator(settings));
    intake = JobIntake.start(topics, PdfProcess.DEFAULT, settings.host().membership(), kafka);
    api = api(settings);
    LOG.atInfo()
        .addKeyValue("planner", name)
        .addKeyValue("api", api.address())
        .log("planner started");
  }

  /// @throws InvalidSettings naming every fault, or the missing topic
  /// @throws IOException when the API's port is taken
  /// @throws org.apache.kafka.common.errors.ApiException when the broker refuses access
  public static PlannerService start(Settings given) throws IOException {
    var settings = PlannerSettings.from(given);
    warnIfOpen(settings.api());
    settings.kafka().checkAccess(settings.topics().topics().jobs(), ACCESS_CHECK);
    return new PlannerService(settings);
  }

  private static void warnIfOpen(ApiSettings api) throws IOException {
    if (api.isOpen()) {
      LOG.atWarn()
          .addKeyValue("host", api.host())
          .log("other machines can use the API without a token; set planner.api-token");
    }
  }

  private CoordinatorConfig coordinator(PlannerSettings settings) {
    return new CoordinatorConfig(
        new Coordinator(settings.policy(workers::offer, learned)),
        settings.topics().topics(),
        workers,
        backlog,
        reviews,
        fenceWriter,
        tierLag,
        settings.jobs().tierWindow(),
        settings.leases().tick());
  }

  private Api api(PlannerSettings settings) throws IOException {
    var api = settings.api();
    return Api.start(api.host(), api.port(), routes(settings), BearerAuth.of(api.token()));
  }

  private Map<String, Api.Route> routes(PlannerSettings settings) throws IOException {
    var health = new Health(host::isAlive, host::isReady, host::state, this::dead);
    var routes = new HashMap<>(health.routes());
    routes.putAll(new JobRoutes(host::jobs, settings.api().isOpen() ? null : commands).all());
    var tiers = new TierRoutes(host::isReady, workers, settings.topics().tiers(), metrics);
    tiers.measure();
    metrics.counter("tierworks.people.asked", "Questions to people", reviews::asked);
    metrics.counter("tierworks.jobs.ended", "Jobs that have ended", reviews::ended);
    routes.putAll(tiers.all());
    routes.putAll(acceptance.all());
    return routes;
  }

  private List<String> dead() {
    var loops = Stream.of(workerStatus, tierStats, intake).flatMap(loop -> loop.death().stream());
    return Stream.concat(loops, host.deaths().stream()).toList();
  }

  public boolean isReady() {
    return host.isReady();
  }

  /// Takes no more jobs, finishes the records in progress, commits, and leaves its groups.
  @Override
  public void close() {
    intake.close();
    host.close();
    workerStatus.close();
    tierStats.close();
    fenceWriter.close();
    commands.close();
    tierLag.close();
    api.close();
    metrics.close();
    LOG.atInfo().log("planner stopped");
  }
}
