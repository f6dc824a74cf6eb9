package io.tierworks.planner.host;

import io.tierworks.common.contract.subtask.AttemptId;
import io.tierworks.planner.job.LossReason;
import io.tierworks.planner.job.handler.Coordinator;
import io.tierworks.planner.job.rule.OpenAttempts;
import io.tierworks.planner.job.view.JobView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Searches jobs that stand still for attempts that no worker has, and lets the coordinator issue
/// them again. A part of the work is done per pulse. One owner thread.
final class DispatchSearch {
  private static final Logger LOG = LoggerFactory.getLogger(DispatchSearch.class);
  private static final int MAX_JOBS = 100;

  /// After this time the fence proves nothing any more: a job may have moved and stand still again.
  private static final Duration VALIDITY = Duration.ofSeconds(20);

  private final Coordinator coordinator;
  private final LostDispatchDetector detector;
  private final Leases leases;
  private final CommandRunner runner;
  private final Deque<String> jobs = new ArrayDeque<>();
  private Optional<OpenAttempts> current = Optional.empty();
  private Instant end = Instant.EPOCH;

  DispatchSearch(
      Coordinator coordinator, LostDispatchDetector detector, Leases leases, CommandRunner runner) {
    this.coordinator = coordinator;
    this.detector = detector;
    this.leases = leases;
    this.runner = runner;
  }

  /// Every report that was written before has been processed.
  ///
  /// @param suspects jobs that were suspect when the fence was requested
  void begin(List<String> suspects) {
    jobs.clear();
    jobs.addAll(suspects);
    current = Optional.empty();
    end = now().plus(VALIDITY);
    goOn();
  }

  void goOn() {
    if (now().isAfter(end)) {
      jobs.clear();
    }
    for (int i = 0; i < MAX_JOBS && !jobs.isEmpty(); i++) {
      if (!search(jobs.getFirst())) {
        return;
      }
      jobs.removeFirst();
      current = Optional.empty();
    }
  }

  /// @return whether the job is done with
  private boolean search(String job) {
    var view = new JobView(job, runner.store(), coordinator.policy(), now());
    if (!detector.isSuspect(job, now()) || view.openJob().isEmpty()) {
      return true;
    }
    var search = current.orElseGet(() -> new OpenAttempts(view));
    current = Optional.of(search);
    boolean complete = search.read(view);
    if (complete) {
      lose(job, search);
    }
    return complete;
  }

  private void lose(String job, OpenAttempts search) {
    var held = leases.attempts();
    var lost =
        search.found().stream()
            .filter(open -> detector.isDrained(job, open.tier()))
            .map(OpenAttempts.OpenAttempt::attempt)
            .filter(attempt -> !held.contains(attempt))
            .toList();
    lose(lost);
  }

  private void lose(List<AttemptId> lost) {
    if (!lost.isEmpty()) {
      LOG.atInfo()
          .addKeyValue("reason", LossReason.NOT_STARTED.code())
          .addKeyValue("attempts", lost.size())
          .log("attempts are issued again");
    }
    for (var attempt : lost) {
      runner.run((store, now) -> coordinator.notStarted(store, attempt, now));
    }
  }

  private Instant now() {
    return runner.host().now();
  }
}
