package io.tierworks.cli.show;

import io.tierworks.common.contract.job.JobStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Shows the progress of a job: a bar for each step, then a summary.
public final class ProgressText {
  private static final int BAR = 24;
  private static final int TIER = "flagship".length();

  private ProgressText() {}

  /// Shows an open job: its plan, its progress and why it does not move.
  public static List<String> ofJob(JobView view, Optional<Obstacle> why, Instant now, int width) {
    var lines = new ArrayList<String>();
    lines.add("Job " + view.job());
    if (view.plan() != null) {
      lines.addAll(view.plan().lines(view.job(), width));
    }
    lines.addAll(lines(view, now, width));
    why.ifPresent(obstacle -> lines.addAll(TextFormat.wrap(obstacle.text(), width, "  ")));
    return lines;
  }

  static List<String> lines(JobView view, Instant now, int width) {
    var lines = new ArrayList<String>();
    int names = view.steps().stream().mapToInt(step -> Columns.of(step.id())).max().orElse(0);
    view.steps().forEach(step -> lines.add(TextFormat.clip(line(step, names), width)));
    lines.add(TextFormat.clip("  " + summary(view, now), width));
    return lines;
  }

  private static String line(JobView.StepView step, int names) {
    var count = step.total() == 0 ? "" : step.done() + "/" + step.total();
    return "  %s  %s  %s  %s"
        .formatted(
            TextFormat.pad(step.id(), names),
            TextFormat.pad(step.tier(), TIER),
            bar(step.done(), step.total()),
            count)
        .stripTrailing();
  }

  /// Such as `running 12/40 nano 11, mini 1 $0.0031 4.2 s`.
  private static String summary(JobView view, Instant now) {
    var counts = view.counts();
    return Stream.of(
            name(view.status()),
            view.total() == 0 ? "" : view.done() + "/" + view.total(),
            tiers(counts.accepted()),
            counted(counts.escalated(), "escalated"),
            counted(counts.retried(), "retried"),
            counted(counts.lost(), "lost with a worker"),
            TextFormat.money(view.cost()),
            TextFormat.duration(Duration.between(view.since(), now)))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(" · "));
  }

  private static String bar(int done, int total) {
    int full = total == 0 ? 0 : (int) Math.min(BAR, (long) done * BAR / total);
    return "█".repeat(full) + "░".repeat(BAR - full);
  }

  public static String name(JobStatus status) {
    return status.wireName().replace('_', ' ');
  }

  private static String counted(int count, String what) {
    return count == 0 ? "" : count + " " + what;
  }

  private static String tiers(Map<String, Integer> accepted) {
    return new TreeMap<>(accepted)
        .entrySet().stream()
            .map(entry -> entry.getKey() + " " + entry.getValue())
            .collect(Collectors.joining(", "));
  }
}
