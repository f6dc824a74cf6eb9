package io.tierworks.e2e.crash;

import io.tierworks.e2e.installation.Brokers;
import io.tierworks.e2e.installation.Layout;
import io.tierworks.e2e.installation.TestInstallation;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/// One run: load on a whole system, scheduled faults, and an audit after all jobs have ended.
final class CrashRun {
  /// Jobs that end before the first fault, because new processes are slow.
  private static final int WARM_UP = 5;

  /// Time for a second result or report to appear, if there is one.
  private static final Duration LAST_WORDS = Duration.ofSeconds(3);

  /// Longest time without a new result.
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Brokers brokers;
  private final Layout layout;
  private final Duration jobEvery;
  private final long seed;

  /// @param layout without a recorder: the record log replaces it
  CrashRun(Brokers brokers, Layout layout, Duration jobEvery, long seed) {
    this.brokers = brokers;
    this.layout = layout.withoutRecorder();
    this.jobEvery = jobEvery;
    this.seed = seed;
  }

  int processes(Role role) {
    return switch (role) {
      case PLANNER, SIMULATOR -> 1;
      case NANO, MINI, FLAGSHIP -> layout.workers().getOrDefault(role.label(), 0);
      case BROKER -> brokers.size();
    };
  }

  Report of(List<Fault> schedule) throws InterruptedException {
    try (var installation = TestInstallation.start(brokers, layout)) {
      System.err.println("logs are in " + installation.folder() + " and " + brokers.folder());
      return under(installation, schedule);
    }
  }

  private Report under(TestInstallation installation, List<Fault> schedule)
      throws InterruptedException {
    var topics = installation.topics();
    var injector = new FaultInjector(installation, brokers);
    try (var recordLog = RecordLog.open(installation.connection(), topics);
        var plain =
            PlainClients.start(
                installation.connection(), topics.prefix() + "plain", topics.keyedPartitions());
        var load = new Load(installation, recordLog::finished, jobEvery, seed)) {
      load.start();
      warmUp(installation, recordLog);
      for (int i = 0; i < schedule.size(); i++) {
        injector.carryOut(schedule.get(i));
        System.err.printf(
            "%tT %d/%d %s; %d jobs of %d done%n",
            System.currentTimeMillis(),
            i + 1,
            schedule.size(),
            schedule.get(i),
            recordLog.finished(),
            load.accepted().size());
      }
      load.finish();
      awaitResults(load.accepted(), recordLog);
      return report(installation, load, recordLog, plain, injector.injectedFaults());
    }
  }

  /// Restarts the planner once, so that it writes its AOT cache, as in a system that has run
  /// before.
  private static void warmUp(TestInstallation installation, RecordLog recordLog) {
    awaitFinished(WARM_UP, recordLog);
    installation.program("planner").stop();
    installation.startPlanner();
    installation.awaitReady();
    awaitFinished(2 * WARM_UP, recordLog);
  }

  private static void awaitFinished(int jobs, RecordLog recordLog) {
    Awaitility.await("the first jobs").atMost(PATIENCE).until(() -> recordLog.finished() >= jobs);
  }

  /// A job that never ends is a violation for the audit, not an exception.
  private static void awaitResults(List<String> jobs, RecordLog recordLog)
      throws InterruptedException {
    int before;
    do {
      before = recordLog.finished();
      int known = before;
      try {
        Awaitility.await()
            .atMost(PATIENCE)
            .until(() -> recordLog.finished() > known || all(jobs, recordLog));
      } catch (ConditionTimeoutException _) {
        System.err.println("some jobs do not end");
      }
    } while (recordLog.finished() > before);
    Thread.sleep(LAST_WORDS);
  }

  private static boolean all(List<String> jobs, RecordLog recordLog) {
    return jobs.stream().noneMatch(job -> recordLog.finals(job).isEmpty());
  }

  private static Report report(
      TestInstallation installation,
      Load load,
      RecordLog recordLog,
      PlainClients plain,
      List<InjectedFault> injectedFaults) {
    var ledger = installation.simulatorAdmin().entries();
    var audit = new CrashAudit(load.accepted(), recordLog, injectedFaults, ledger);
    var faults = audit.faults();
    var recoveries =
        new RecoveryTimes(
            recordLog, plain, injectedFaults, installation.settings().duration("planner.lease"));
    return new Report(injectedFaults, audit.figures(), recoveries.rows(), faults);
  }
}
