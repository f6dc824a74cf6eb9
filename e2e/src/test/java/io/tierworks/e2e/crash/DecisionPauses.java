package io.tierworks.e2e.crash;

import io.tierworks.e2e.crash.RecordLog.Run;
import io.tierworks.e2e.crash.RecordLog.Task;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/// The planner's longest pauses between two moments, in milliseconds.
///
/// @param silence longest time without any decision by any planner
/// @param report longest time from a worker's report to its decision, over all partitions
/// @param order longest time from dispatch to start at a worker, including the wait for a free slot
record DecisionPauses(long silence, long report, long order) {

  static DecisionPauses between(RecordLog recordLog, long from, long to) {
    var runs = recordLog.runs().stream().collect(Collectors.groupingBy(run -> run.subtask));
    var tasks = recordLog.tasks();
    return new DecisionPauses(
        silence(recordLog.decisions(), from, to),
        longest(tasks.entrySet().stream().mapToLong(t -> report(t, runs, from, to))),
        longest(tasks.entrySet().stream().mapToLong(t -> order(t, runs, from, to))));
  }

  /// Counts a pause that overlaps the interval.
  private static long silence(List<Long> decisions, long from, long to) {
    var times = decisions.stream().sorted().toList();
    long longest = 0;
    for (int i = 1; i < times.size(); i++) {
      if (times.get(i) >= from && times.get(i - 1) <= to) {
        longest = Math.max(longest, times.get(i) - times.get(i - 1));
      }
    }
    return longest;
  }

  private static long report(
      Map.Entry<String, Task> task, Map<String, List<Run>> runs, long from, long to) {
    long accepted = task.getValue().acceptedAt;
    var reported =
        runs.getOrDefault(task.getKey(), List.of()).stream()
            .mapToLong(run -> run.ended)
            .filter(ended -> ended <= accepted)
            .max();
    return spent(reported, accepted, from, to);
  }

  private static long order(
      Map.Entry<String, Task> task, Map<String, List<Run>> runs, long from, long to) {
    return longest(
        task.getValue().issued.entrySet().stream()
            .mapToLong(issue ->
                spent(
                    OptionalLong.of(issue.getValue()),
                    started(runs.getOrDefault(task.getKey(), List.of()), issue.getKey()),
                    from,
                    to)));
  }

  private static long started(List<Run> runs, String attempt) {
    return runs.stream()
        .filter(run -> run.attempt.equals(attempt))
        .mapToLong(run -> run.started)
        .min()
        .orElse(0);
  }

  private static long spent(OptionalLong begin, long end, long from, long to) {
    boolean touches = begin.isPresent() && end >= from && begin.getAsLong() <= to;
    return touches && end != Long.MAX_VALUE ? end - begin.getAsLong() : 0;
  }

  private static long longest(LongStream all) {
    return all.max().orElse(0);
  }

  @Override
  public String toString() {
    return "no decision for %d ms, a report waited %d ms, an order %d ms"
        .formatted(silence, report, order);
  }
}
