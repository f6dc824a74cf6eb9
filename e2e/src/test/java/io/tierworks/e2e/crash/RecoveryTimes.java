package io.tierworks.e2e.crash;

import io.tierworks.e2e.crash.Fault.Kind;
import io.tierworks.e2e.crash.RecordLog.Run;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Recovery time of each fault, from what the clients observed.
final class RecoveryTimes {
  private final RecordLog recordLog;
  private final PlainClients plain;
  private final List<InjectedFault> injectedFaults;
  private final Duration lease;
  private final Map<String, List<Long>> rows = new LinkedHashMap<>();
  private final Map<String, List<Run>> bySubtask;
  private final InFlight inFlight;

  RecoveryTimes(
      RecordLog recordLog, PlainClients plain, List<InjectedFault> injectedFaults, Duration lease) {
    this.recordLog = recordLog;
    this.plain = plain;
    this.injectedFaults = injectedFaults;
    this.lease = lease;
    var runs = recordLog.runs();
    this.inFlight = new InFlight(runs, injectedFaults);
    this.bySubtask =
        runs.stream().collect(java.util.stream.Collectors.groupingBy(run -> run.subtask));
  }

  /// Milliseconds for each kind of measurement.
  Map<String, List<Long>> rows() {
    rows.clear();
    for (var injected : injectedFaults) {
      switch (injected.role()) {
        case NANO, MINI, FLAGSHIP -> worker(injected);
        case PLANNER -> planner(injected);
        case BROKER -> broker(injected);
        case SIMULATOR -> {
          // The workers retry; no process of ours has to recover.
        }
      }
    }
    return rows;
  }

  private void worker(InjectedFault injected) {
    var kind = injected.fault().kind();
    boolean silent =
        kind.isKill()
            || kind == Kind.FREEZE && injected.back() - injected.dead() > lease.toMillis();
    if (!silent) {
      return;
    }
    var what = kind == Kind.FREEZE ? "worker frozen" : "worker killed";
    for (var run : inFlight.at(injected)) {
      elsewhere(run, injected.dead())
          .ifPresent(
              at -> add(what + ": its calls run elsewhere, from the fault", at - injected.dead()));
    }
    for (var task : recordLog.tasks().values()) {
      task.issued.forEach((attempt, issued) -> {
        if (issued <= injected.dead() && issued > injected.dead() - 2_000) {
          firstStart(attempt)
              .filter(at -> at > injected.dead())
              .filter(_ -> attempt.contains("/"))
              .ifPresent(at ->
                  add(
                      what + ": orders that nobody had started, from the fault",
                      at - injected.dead()));
        }
      });
    }
  }

  private Optional<Long> elsewhere(Run run, long after) {
    return bySubtask.getOrDefault(run.subtask, List.of()).stream()
        .filter(other -> !other.worker.equals(run.worker))
        .map(other -> other.started)
        .filter(at -> at > after && at != Long.MAX_VALUE)
        .min(Long::compare);
  }

  private Optional<Long> firstStart(String attempt) {
    var subtask = attempt.substring(0, attempt.lastIndexOf('/'));
    return bySubtask.getOrDefault(subtask, List.of()).stream()
        .filter(run -> run.attempt.equals(attempt))
        .map(run -> run.started)
        .filter(at -> at != Long.MAX_VALUE)
        .min(Long::compare);
  }

  private void planner(InjectedFault injected) {
    if (injected.fault().kind() == Kind.FREEZE) {
      recordLog
          .firstEvent(injected.back())
          .ifPresent(at -> add("planner frozen: first event, from its thaw", at - injected.back()));
      return;
    }
    var what = injected.fault().kind().isKill() ? "planner killed" : "planner stopped";
    recordLog
        .firstEvent(injected.dead() + 50)
        .ifPresent(at -> {
          if (isUndisturbed(injected, at)) {
            add(what + ": first event, from its end", at - injected.dead());
          }
        });
  }

  /// Whether no other fault hit what a planner needs before it was back.
  private boolean isUndisturbed(InjectedFault injected, long until) {
    return injectedFaults.stream()
        .filter(other -> other.role() == Role.PLANNER || other.role() == Role.BROKER)
        .filter(other -> !other.equals(injected))
        .noneMatch(other -> other.at() < until && other.back() > injected.at());
  }

  private void broker(InjectedFault injected) {
    var kind = injected.fault().kind();
    if (kind == Kind.FREEZE) {
      return;
    }
    var end = kind == Kind.STOP ? "stopped" : "killed";
    if (isOneOfThree()) {
      oneOfThree(injected, "one of three brokers " + end + ": ");
    } else {
      onlyBroker(injected, "broker " + end + ", from when it answers: ");
    }
  }

  /// The other brokers take over, so the delay of records in flight counts.
  private void oneOfThree(InjectedFault injected, String what) {
    plain
        .longestWay(injected.dead(), injected.back())
        .ifPresent(millis -> add(what + "a record of plain clients was under way", millis));
    var pauses = DecisionPauses.between(recordLog, injected.dead(), injected.back());
    add(what + "a report waited for its decision", pauses.report());
    add(what + "an order waited for its start", pauses.order());
  }

  private void onlyBroker(InjectedFault injected, String what) {
    long from = injected.back();
    recordLog
        .eventWhereWorkWas(injected.dead(), from)
        .ifPresent(at -> add(what + "job events on every partition with work", at - from));
    plain
        .onEachPartition(from)
        .ifPresent(at -> add(what + "plain clients on every partition", at - from));
    add("broker away, from its end to its answer", from - injected.dead());
  }

  private boolean isOneOfThree() {
    return injectedFaults.stream().anyMatch(s -> s.role() == Role.BROKER && s.fault().number() > 1);
  }

  private void add(String row, long millis) {
    rows.computeIfAbsent(row, _ -> new ArrayList<>()).add(millis);
  }
}
