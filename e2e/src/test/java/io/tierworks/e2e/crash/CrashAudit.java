package io.tierworks.e2e.crash;

import static java.util.stream.Collectors.groupingBy;

import io.tierworks.common.contract.job.JobStatus;
import io.tierworks.common.cost.Money;
import io.tierworks.e2e.crash.RecordLog.Run;
import io.tierworks.e2e.installation.SimulatorAdmin.Entry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Checks after a crash run that nothing is lost, nothing is counted twice, and every bill is
/// right.
final class CrashAudit {
  private final List<String> jobs;
  private final RecordLog recordLog;
  private final List<InjectedFault> injectedFaults;
  private final Map<String, List<Entry>> paid;
  private final Map<String, List<Run>> runs;
  private final List<String> faults = new ArrayList<>();
  private final Map<String, Object> figures = new java.util.LinkedHashMap<>();

  /// @param jobs jobs that the broker acknowledged
  /// @param ledger the endpoint's ledger
  CrashAudit(
      List<String> jobs,
      RecordLog recordLog,
      List<InjectedFault> injectedFaults,
      List<Entry> ledger) {
    this.jobs = jobs;
    this.recordLog = recordLog;
    this.injectedFaults = injectedFaults;
    this.paid = ledger.stream().filter(Entry::billed).collect(groupingBy(Entry::attempt));
    this.runs = recordLog.runs().stream().collect(groupingBy(run -> run.attempt));
  }

  /// @return one line per violation; empty when there is none
  List<String> faults() {
    faults.clear();
    results();
    acceptances();
    bills();
    duplicates();
    losses();
    return List.copyOf(faults);
  }

  /// Counts that accompany the violations.
  Map<String, Object> figures() {
    return figures;
  }

  private void results() {
    var byStatus = new java.util.TreeMap<JobStatus, Integer>();
    for (var job : jobs) {
      var finals = recordLog.finals(job);
      if (finals.size() != 1) {
        faults.add("%s has %d final results".formatted(job, finals.size()));
      }
      for (var each : finals) {
        byStatus.merge(each.status(), 1, Integer::sum);
        if (each.status() != JobStatus.COMPLETED) {
          faults.add("%s is %s: %s".formatted(job, each.status().wireName(), each.faults()));
        }
      }
    }
    figures.put("jobs accepted", jobs.size());
    figures.put("jobs by result", byStatus);
  }

  /// Plans, verdicts and direct answers have no acceptance event of their own.
  private void acceptances() {
    var tasks = new HashMap<>(recordLog.tasks());
    tasks.keySet().removeIf(name -> name.matches(".*/(plan|judge|direct)-[0-9]+"));
    tasks.forEach((name, task) -> {
      boolean completed =
          recordLog.finals(task.job).stream().allMatch(f -> f.status() == JobStatus.COMPLETED);
      if (task.accepted > 1 || completed && task.accepted != 1) {
        faults.add("%s was accepted %d times".formatted(name, task.accepted));
      }
    });
    figures.put("subtasks of steps", tasks.size());
    figures.put("calls in the ledger", paid.values().stream().mapToInt(List::size).sum());
  }

  /// A bill is the sum of what workers reported, equal to the ledger to the cent, plus a flagged
  /// upper bound for each unreported attempt.
  private void bills() {
    var billed = Money.ZERO;
    var reported = Money.ZERO;
    var silent = Money.ZERO;
    var afterTheResult = Money.ZERO;
    var attempts = attemptsByJob();
    int marked = 0;
    for (var job : jobs) {
      var finals = recordLog.finals(job);
      if (finals.size() != 1) {
        continue;
      }
      var bill = finals.getFirst();
      var ofJob = runsOf(job);
      long closing = placeOfTheLastWord(ofJob);
      var late = isLate(bill, closing);
      var account =
          account(attempts.getOrDefault(job, Set.of()), late, run -> isUnknown(run, closing));
      billed = billed.plus(bill.bill());
      reported = reported.plus(account.reported());
      silent = silent.plus(account.silent());
      marked += bill.estimated() ? 1 : 0;
      afterTheResult = afterTheResult.plus(account.onNoBill());
      check(job, bill, account);
    }
    figures.put("billed", billed);
    figures.put("ledger", cost(paid.values().stream().flatMap(List::stream).toList()));
    figures.put("of it reported by workers", reported);
    figures.put("of it never reported, booked at the upper bound", silent);
    figures.put("upper bounds on the bills", billed.minus(reported));
    figures.put(
        "of it by a second worker that began after the job's last word, on no bill",
        afterTheResult);
    figures.put("bills marked as holding an upper bound", marked);
  }

  /// @param ledger cost of attempts that a worker reported as ended before the job's result
  /// @param silent cost of attempts that no worker reported, or reported too late
  /// @param onNoBill cost of runs that the planner did not know of when the job closed
  /// @param rough whether a missing or late report puts an upper bound on the bill
  private record Account(
      Money reported, Money ledger, Money silent, Money onNoBill, boolean rough) {}

  private Account account(Set<String> attempts, Predicate<Run> late, Predicate<Run> unknown) {
    var reported = Money.ZERO;
    var ledger = Money.ZERO;
    var silent = Money.ZERO;
    var onNoBill = Money.ZERO;
    boolean rough = false;
    for (var attempt : attempts) {
      var all = new ArrayList<>(runs.getOrDefault(attempt, List.of()));
      boolean more = all.removeIf(unknown);
      var real = cost(paid.getOrDefault(attempt, List.of()));
      boolean known =
          !all.isEmpty()
              && all.stream().allMatch(Run::reported)
              && !(all.size() == 1 && late.test(all.getFirst()));
      var said = all.stream().map(run -> run.cost).reduce(Money.ZERO, Money::plus);
      reported = reported.plus(said);
      onNoBill = more && real.exceeds(said) ? onNoBill.plus(real.minus(said)) : onNoBill;
      for (var run : all) {
        rough |= run.estimated || late.test(run);
      }
      rough |= !known && !all.isEmpty();
      ledger = ledger.plus(known ? real : Money.ZERO);
      silent = silent.plus(known ? Money.ZERO : real);
    }
    return new Account(reported, ledger, silent, onNoBill, rough);
  }

  private void check(String job, RecordLog.Final bill, Account account) {
    var real = account.ledger().plus(account.silent()).minus(account.onNoBill());
    boolean exact = bill.bill().equals(real);
    if (account.rough()) {
      if (real.exceeds(bill.bill())) {
        faults.add(
            "%s: the bill is %s, the ledger %s, upper bounds included"
                .formatted(job, bill.bill(), real));
      }
      if (!bill.estimated() && !exact) {
        faults.add(
            "%s: the bill holds an upper bound and is not marked (%s, ledger %s)"
                .formatted(job, bill.bill(), real));
      }
    } else if (!exact) {
      faults.add(
          "%s: every attempt was reported, but the bill is %s and the ledger %s (reported %s)"
              .formatted(job, bill.bill(), real, account.reported()));
    }
  }

  /// A subtask may run twice when its planner died after sending it, or when its acknowledgement
  /// died with the broker. If the second run begins after the record that closed the job, its cost
  /// is on no bill.
  private boolean isUnknown(Run run, long closing) {
    return run.placeOfBegin > closing && runs.getOrDefault(run.attempt, List.of()).size() > 1;
  }

  /// Whether a report arrived or was read after the job was closed.
  private static Predicate<Run> isLate(RecordLog.Final bill, long closing) {
    return run -> run.reported() && (run.ended >= bill.at() || run.place > closing);
  }

  private List<Run> runsOf(String job) {
    return runs.values().stream()
        .flatMap(List::stream)
        .filter(run -> run.subtask.startsWith(job + "/"))
        .toList();
  }

  /// The first answer to the last judging or direct question closes the job, whichever attempt
  /// gives it.
  private static long placeOfTheLastWord(List<Run> ofJob) {
    return ofJob.stream()
        .filter(run -> run.answered && run.subtask.matches(".*/(judge|direct)-[0-9]+"))
        .collect(groupingBy(run -> run.subtask))
        .values()
        .stream()
        .mapToLong(same -> same.stream().mapToLong(run -> run.place).min().orElseThrow())
        .filter(place -> place != Long.MAX_VALUE)
        .max()
        .orElse(Long.MAX_VALUE);
  }

  private Map<String, Set<String>> attemptsByJob() {
    var all = new HashMap<String, Set<String>>();
    recordLog
        .tasks()
        .values()
        .forEach(task ->
            all.computeIfAbsent(task.job, _ -> new java.util.HashSet<>())
                .addAll(task.issued.keySet()));
    return all;
  }

  private static Money cost(List<Entry> entries) {
    return entries.stream().map(Entry::cost).reduce(Money.ZERO, Money::plus);
  }

  /// A paid call is a duplicate if its subtask did not need it. A subtask needs one call, plus one
  /// for each time a model handed it off.
  private void duplicates() {
    var inFlight = new InFlight(recordLog.runs(), injectedFaults);
    int bound = injectedFaults.stream().mapToInt(injected -> inFlight.at(injected).size()).sum();
    int wasted = 0;
    for (var task : recordLog.tasks().values()) {
      int calls =
          task.issued.keySet().stream().mapToInt(a -> paid.getOrDefault(a, List.of()).size()).sum();
      wasted += Math.max(0, calls - 1 - task.escalated);
    }
    if (wasted > bound) {
      faults.add(
          "%d calls were made twice, only %d were in flight at the faults"
              .formatted(wasted, bound));
    }
    figures.put("calls made twice", wasted);
    figures.put("calls in flight at the faults", bound);
  }

  /// No worker loses a lease because a planner or a broker failed; only faults of the worker itself
  /// may cost it a lease.
  private void losses() {
    var struck =
        injectedFaults.stream()
            .filter(injected -> injected.role().isWorker())
            .map(InjectedFault::target)
            .collect(Collectors.toSet());
    var silent =
        recordLog.losses().stream().filter(l -> l.reason().equals("worker_silent")).toList();
    long untouched =
        silent.stream()
            .filter(loss -> holders(loss).stream().noneMatch(run -> wasStruck(run, loss, struck)))
            .count();
    if (untouched > 0) {
      faults.add(untouched + " leases ran out of workers that nothing had happened to");
    }
    figures.put("attempts taken from silent workers", silent.size());
    figures.put(
        "attempts handed back",
        recordLog.losses().stream().filter(l -> l.reason().equals("handed_back")).count());
    figures.put("leases that ran out of workers that nothing had happened to", untouched);
  }

  private List<Run> holders(RecordLog.Loss loss) {
    return runs.getOrDefault(loss.attempt(), List.of());
  }

  private boolean wasStruck(Run run, RecordLog.Loss loss, Set<String> struck) {
    return struck.contains(run.program())
        && injectedFaults.stream()
            .anyMatch(s -> s.target().equals(run.program()) && s.at() <= loss.at());
  }
}
