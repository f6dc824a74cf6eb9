package io.tierworks.e2e.crash;

import io.tierworks.e2e.crash.Diary.Run;
import io.tierworks.e2e.crash.Fault.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How long it took until work went on, fault by fault, from what was seen.
final class Recoveries {
  private final Diary diary;
  private final PlainClients plain;
  private final List<Strike> strikes;
  private final Duration lease;
  private final Map<String, List<Long>> rows = new LinkedHashMap<>();
  private final Map<String, List<Run>> bySubtask;
  private final InFlight inFlight;

  Recoveries(Diary diary, PlainClients plain, List<Strike> strikes, Duration lease) {
    this.diary = diary;
    this.plain = plain;
    this.strikes = strikes;
    this.lease = lease;
    var runs = diary.runs();
    this.inFlight = new InFlight(runs, strikes);
    this.bySubtask =
        runs.stream().collect(java.util.stream.Collectors.groupingBy(run -> run.subtask));
  }

  /// Milliseconds by what was measured.
  Map<String, List<Long>> rows() {
    rows.clear();
    for (var strike : strikes) {
      switch (strike.role()) {
        case NANO, MINI, FLAGSHIP -> worker(strike);
        case PLANNER -> planner(strike);
        case BROKER -> broker(strike);
        case SIMULATOR -> {
          // Its callers retry; nothing of ours recovers.
        }
      }
    }
    return rows;
  }

  private void worker(Strike strike) {
    var kind = strike.fault().kind();
    boolean silent =
        kind.isKill() || kind == Kind.FREEZE && strike.back() - strike.dead() > lease.toMillis();
    if (!silent) {
      return;
    }
    var what = kind == Kind.FREEZE ? "worker frozen" : "worker killed";
    for (var run : inFlight.at(strike)) {
      elsewhere(run, strike.dead())
          .ifPresent(
              at -> add(what + ": its calls run elsewhere, from the fault", at - strike.dead()));
    }
    for (var task : diary.tasks().values()) {
      task.issued.forEach((attempt, issued) -> {
        if (issued <= strike.dead() && issued > strike.dead() - 2_000) {
          firstStart(attempt)
              .filter(at -> at > strike.dead())
              .filter(_ -> attempt.contains("/"))
              .ifPresent(at ->
                  add(
                      what + ": orders that nobody had started, from the fault",
                      at - strike.dead()));
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

  private void planner(Strike strike) {
    if (strike.fault().kind() == Kind.FREEZE) {
      diary
          .firstEvent(strike.back())
          .ifPresent(at -> add("planner frozen: first event, from its thaw", at - strike.back()));
      return;
    }
    var what = strike.fault().kind().isKill() ? "planner killed" : "planner stopped";
    diary
        .firstEvent(strike.dead() + 50)
        .ifPresent(at -> {
          if (isUndisturbed(strike, at)) {
            add(what + ": first event, from its end", at - strike.dead());
          }
        });
  }

  /// Whether nothing that a planner needs was struck before it was back.
  private boolean isUndisturbed(Strike strike, long until) {
    return strikes.stream()
        .filter(other -> other.role() == Role.PLANNER || other.role() == Role.BROKER)
        .filter(other -> !other.equals(strike))
        .noneMatch(other -> other.at() < until && other.back() > strike.at());
  }

  private void broker(Strike strike) {
    var kind = strike.fault().kind();
    if (kind == Kind.FREEZE) {
      return;
    }
    var end = kind == Kind.STOP ? "stopped" : "killed";
    if (isOneOfThree()) {
      oneOfThree(strike, "one of three brokers " + end + ": ");
    } else {
      onlyBroker(strike, "broker " + end + ", from when it answers: ");
    }
  }

  /// The others take over, so what counts is how long anything under way was held up.
  private void oneOfThree(Strike strike, String what) {
    plain
        .longestWay(strike.dead(), strike.back())
        .ifPresent(millis -> add(what + "a record of plain clients was under way", millis));
    var pauses = Pauses.between(diary, strike.dead(), strike.back());
    add(what + "a report waited for its decision", pauses.report());
    add(what + "an order waited for its start", pauses.order());
  }

  private void onlyBroker(Strike strike, String what) {
    long from = strike.back();
    diary
        .eventWhereWorkWas(strike.dead(), from)
        .ifPresent(at -> add(what + "job events on every partition with work", at - from));
    plain
        .onEachPartition(from)
        .ifPresent(at -> add(what + "plain clients on every partition", at - from));
    add("broker away, from its end to its answer", from - strike.dead());
  }

  private boolean isOneOfThree() {
    return strikes.stream().anyMatch(s -> s.role() == Role.BROKER && s.fault().number() > 1);
  }

  private void add(String row, long millis) {
    rows.computeIfAbsent(row, _ -> new ArrayList<>()).add(millis);
  }
}
