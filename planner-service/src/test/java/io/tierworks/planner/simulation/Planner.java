package io.tierworks.planner.simulation;

import io.tierworks.common.broker.Compression;
import io.tierworks.common.broker.Topics;
import io.tierworks.common.contract.job.JobCommand;
import io.tierworks.common.contract.subtask.SubtaskResult;
import io.tierworks.common.contract.trace.TraceContext;
import io.tierworks.common.contract.worker.WorkerStatus;
import io.tierworks.planner.host.Backlog;
import io.tierworks.planner.host.BufferedState;
import io.tierworks.planner.host.CoordinatorConfig;
import io.tierworks.planner.host.CoordinatorPartition;
import io.tierworks.planner.host.PartitionHost;
import io.tierworks.planner.host.ReviewCounts;
import io.tierworks.planner.host.TierLag;
import io.tierworks.planner.job.Message;
import io.tierworks.planner.job.handler.Coordinator;
import io.tierworks.planner.workers.WorkerRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The planner's process: the real partition, fleet and coordinator on a host that keeps what they
/// store and send in transactions, and that may die at any point of them.
final class Planner {
  private static final Topics TOPICS =
      new Topics("s.", List.of("flagship", "mini", "nano"), 1, 1, Compression.GZIP);
  private static final int LEASE_TICKS = 4;
  private static final long TICK = 500;
  private static final long PULSE = 200;
  private static final long SWEEP = 10_000;

  private final Stage stage;
  private final Coordinator coordinator;
  private final TransactionalStore store;
  private final WatchedStore watched;
  private final BufferedState sabotaged;
  private final Truth truth;
  private final DispatchProducer dispatches;
  private final TierLag queues;
  private final Consumer<Message> committedMessages;
  private final List<JobCommand> commands = new ArrayList<>();
  private final List<Instant> commandTimes = new ArrayList<>();
  private final List<Said> reports = new ArrayList<>();
  private final List<Message> outputs = new ArrayList<>();
  private int commandsRead;
  private int reportsRead;
  private int commandsCommitted;
  private int reportsCommitted;
  private boolean inTransaction;
  private boolean planned;
  private boolean goingOn;
  private int epoch;
  private @Nullable Running running;

  /// What dies with the process.
  private static final class Running {
    private final WorkerRegistry fleet;
    private final String name;
    private final Link status;
    private final CoordinatorPartition partition;
    private long sent;
    private long returned;

    private Running(
        WorkerRegistry fleet, String name, Link status, CoordinatorPartition partition) {
      this.fleet = fleet;
      this.name = name;
      this.status = status;
      this.partition = partition;
    }
  }

  /// The process dies in the middle of something.
  static final class Crash extends RuntimeException {
    private static final long serialVersionUID = 1;

    Crash() {
      super("the planner's process dies", null, false, false);
    }
  }

  Planner(
      Stage stage,
      Coordinator coordinator,
      TransactionalStore store,
      Truth truth,
      DispatchProducer dispatches,
      TierLag queues,
      Consumer<Message> committedMessages) {
    this.stage = stage;
    this.coordinator = coordinator;
    this.store = store;
    this.truth = truth;
    this.dispatches = dispatches;
    this.queues = queues;
    this.committedMessages = committedMessages;
    watched = new WatchedStore(store, truth);
    sabotaged = stage.sabotage().store(watched);
  }

  void start() {
    int now = ++epoch;
    var name = "p" + now;
    var fleet = new WorkerRegistry(name, LEASE_TICKS);
    var hosting =
        new CoordinatorConfig(
            coordinator,
            TOPICS,
            fleet,
            new Backlog(),
            new ReviewCounts(),
            this::mark,
            queues,
            stage.setup().tierWindow(),
            Duration.ofMillis(PULSE));
    stage.say("planner starts");
    var partition = new CoordinatorPartition(hosting, new SimulatedHost());
    running = new Running(fleet, name, new Link(stage), partition);
    dispatches.start();
    if (partition.hasUnfinished()) {
      goingOn = true;
      act(0, this::goOn);
    }
    act(TICK, this::tick);
    act(PULSE, this::pulse);
    act(SWEEP, this::sweep);
    wake();
    if (!stage.isCalm()) {
      act(
          stage.dice().exponential(10_000 / stage.setup().trouble()),
          () -> {
            if (!stage.isCalm()) {
              crash("at any time");
            }
          });
    }
  }

  /// @param written its time stamp
  void append(JobCommand command, Instant written) {
    commands.add(command);
    commandTimes.add(written);
    wake();
  }

  void append(SubtaskResult report) {
    append(new Said.Report(report));
  }

  private void append(Said said) {
    reports.add(said);
    wake();
  }

  /// What stands in the log of reports.
  private sealed interface Said {
    Instant at();

    record Report(SubtaskResult result) implements Said {
      @Override
      public Instant at() {
        return result.at();
      }
    }

    record Mark(WorkerStatus.FenceMarker mark) implements Said {
      @Override
      public Instant at() {
        return mark.at();
      }
    }
  }

  void observe(WorkerStatus status) {
    var here = running;
    if (here == null) {
      return;
    }
    here.fleet.observe(status);
    if (status instanceof WorkerStatus.Tick tick && tick.planner().equals(here.name)) {
      here.returned = tick.number();
    }
  }

  boolean isUp() {
    return running != null;
  }

  /// Whether everything written to it is read for good.
  boolean hasReadAll() {
    return commandsCommitted == commands.size() && reportsCommitted == reports.size();
  }

  boolean isCommitted() {
    return !inTransaction;
  }

  /// Attempts that somebody has written about, unread so far.
  void collect(Set<String> attempts) {
    for (var said : reports.subList(reportsRead, reports.size())) {
      if (said instanceof Said.Report(SubtaskResult result)) {
        result.attempts().forEach(each -> attempts.add(each.toString()));
      }
    }
  }

  private void act(long delay, Runnable action) {
    int now = epoch;
    stage
        .timeline()
        .after(
            delay,
            () -> {
              if (epoch == now && running != null) {
                action.run();
              }
            });
  }

  private void tick() {
    var here = running;
    if (here != null && here.returned >= here.sent) {
      here.sent++;
      var tick = new WorkerStatus.Tick(here.name, here.sent, List.of(), stage.instant());
      here.status.send(() -> observe(tick));
    }
    act(TICK, this::tick);
  }

  private void pulse() {
    step(
        "pulse",
        () -> {
          partition().pulse();
          return Optional.empty();
        });
    act(PULSE, this::pulse);
  }

  /// Goes on with unfinished work when no record is taken meanwhile.
  private void goOn() {
    goingOn = false;
    step(
        "continuation",
        () -> {
          partition().goOn();
          return Optional.empty();
        });
  }

  private void sweep() {
    step(
        "sweep",
        () -> {
          partition().sweep();
          return Optional.empty();
        });
    act(SWEEP, this::sweep);
  }

  /// Goes the way of the reports, by a producer of its own.
  private void mark(int partition, WorkerStatus.FenceMarker mark, Runnable failed) {
    if (stage.mishap(0.1)) {
      act(30, failed);
      return;
    }
    stage.timeline().at(stage.arrival(), () -> append(new Said.Mark(mark)));
  }

  private void wake() {
    if (running != null && !planned) {
      planned = true;
      act(stage.dice().below(3), this::turn);
    }
  }

  /// Takes the next record of one of both topics, mostly the older one.
  private void turn() {
    planned = false;
    step("batch", this::takeBatch);
    if (commandsRead < commands.size() || reportsRead < reports.size()) {
      wake();
    }
  }

  /// Mostly one record.
  private Optional<RuntimeException> takeBatch() {
    var fault = takeNext();
    while (fault.isEmpty() && stage.mishap(0.2)) {
      fault = takeNext();
    }
    partition().dispatch();
    return fault;
  }

  private Optional<RuntimeException> takeNext() {
    boolean command = commandsRead < commands.size();
    boolean report = reportsRead < reports.size();
    if (command && (!report || isCommandFirst())) {
      var next = commands.get(commandsRead++);
      stage.say("planner takes %s", next);
      return partition().take(next);
    }
    return report ? take(reports.get(reportsRead++)) : Optional.empty();
  }

  private Optional<RuntimeException> take(Said said) {
    stage.say("planner takes %s", said);
    return switch (said) {
      case Said.Report(SubtaskResult result) -> {
        truth.consumed(result);
        yield partition().take(result);
      }
      case Said.Mark(WorkerStatus.FenceMarker mark) -> {
        partition().take(mark);
        yield Optional.empty();
      }
    };
  }

  private boolean isCommandFirst() {
    return stage.mishap(0.1)
        ? stage.dice().chance(0.5)
        : !commandTimes.get(commandsRead).isAfter(reports.get(reportsRead).at());
  }

  private CoordinatorPartition partition() {
    var here = running;
    if (here == null) {
      throw new IllegalStateException("the planner is down");
    }
    return here.partition;
  }

  private void step(String what, Supplier<Optional<RuntimeException>> work) {
    begin();
    try {
      var fault = work.get();
      if (fault.isPresent()) {
        throw new AssertionError("a " + what + " met a fault of ours", fault.get());
      }
    } catch (Crash _) {
      crash("in the middle of a " + what);
      return;
    }
    boolean goesOn = partition().hasUnfinished();
    truth.afterStep(watched, goesOn);
    if (!goingOn && goesOn) {
      goingOn = true;
      act(stage.dice().below(3), this::goOn);
    }
    if (stage.mishap(0.01)) {
      crash("after a " + what);
    }
  }

  private void begin() {
    if (!inTransaction) {
      inTransaction = true;
      act(stage.dice().between(2, 20), this::commit);
    }
  }

  private void commit() {
    if (!dispatches.isFlushed()) {
      act(1, this::commit);
      return;
    }
    if (stage.mishap(0.02)) {
      crash("before a commit");
      return;
    }
    store.commit();
    truth.commit();
    commandsCommitted = commandsRead;
    reportsCommitted = reportsRead;
    inTransaction = false;
    var said = List.copyOf(outputs);
    outputs.clear();
    said.forEach(committedMessages::accept);
    if (stage.mishap(0.01)) {
      crash("after a commit");
    }
  }

  private void crash(String when) {
    stage.say("planner crashes %s; %d messages are aborted", when, outputs.size());
    stage.count(Incident.PLANNER_CRASH);
    if (!outputs.isEmpty()) {
      stage.count(Incident.ABORT);
    }
    running = null;
    epoch++;
    planned = false;
    goingOn = false;
    inTransaction = false;
    outputs.clear();
    dispatches.crash();
    if (stage.sabotage().rollsBack()) {
      store.abort();
    } else {
      store.commit();
    }
    truth.abort();
    if (stage.sabotage().readsAgain()) {
      commandsRead = commandsCommitted;
      reportsRead = reportsCommitted;
    }
    stage.timeline().after(stage.dice().between(50, 3_000), this::start);
  }

  private final class SimulatedHost implements PartitionHost {
    @Override
    public int partition() {
      return 0;
    }

    @Override
    public BufferedState store() {
      return sabotaged;
    }

    @Override
    public void send(Message message, Optional<TraceContext> trace, Instant at) {
      JobTraces.check(message, trace);
      if (stage.mishap(0.003)) {
        throw new Crash();
      }
      if (stage.sabotage().loses(message)) {
        return;
      }
      outputs.add(message);
      if (message instanceof Message.Dispatch order) {
        stage.say("planner orders %s on %s", order.subtask().attempt(), order.subtask().tier());
        truth.ordered(order.subtask());
        dispatches.send(order.subtask());
      }
    }

    @Override
    public Instant now() {
      return stage.instant();
    }

    @Override
    public boolean owns(RuntimeException fault) {
      return fault instanceof Crash;
    }
  }
}
