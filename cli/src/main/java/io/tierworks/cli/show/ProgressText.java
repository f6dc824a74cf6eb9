package io.tierworks.cli.show;

import io.tierworks.common.contract.JobStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Where a job stands, as a block of lines with a bar for each step.
final class ProgressText {
  private static final int BAR = 24;

  private ProgressText() {}

  static List<String> lines(JobView view, Instant now, int width) {
    var lines = new ArrayList<String>();
    int names = view.steps().stream().mapToInt(step -> step.id().length()).max().orElse(0);
    for (var step : view.steps()) {
      lines.add(
          Text.cut(
              "  %s  %s %s  %d/%d"
                  .formatted(
                      Text.pad(step.id(), names),
                      Text.pad(step.tier(), "flagship".length()),
                      bar(step.done(), step.total()),
                      step.done(),
                      step.total()),
              width));
    }
    lines.replaceAll(line -> "  " + line);
    lines.add(Text.cut(summary(view, now), width - 2));
    lines.set(lines.size() - 1, "  " + lines.getLast());
    return lines;
  }

  /// Such as `running 12/40 nano 11, mini 1 $0.0031 4.2 s`.
  static String summary(JobView view, Instant now) {
    var parts = new ArrayList<String>();
    parts.add(words(view.status()));
    if (view.total() > 0) {
      parts.add(view.done() + "/" + view.total());
    }
    if (!view.accepted().isEmpty()) {
      parts.add(tiers(view.accepted()));
    }
    counted(parts, view.escalated(), "escalated");
    counted(parts, view.retried(), "retried");
    counted(parts, view.lost(), "lost with their worker");
    parts.add(Text.money(view.cost()));
    parts.add(Text.duration(Duration.between(view.since(), now)));
    return String.join(" · ", parts);
  }

  static String bar(int done, int total) {
    int full = total == 0 ? 0 : (int) Math.min(BAR, (long) done * BAR / total);
    return "█".repeat(full) + "░".repeat(BAR - full);
  }

  static String words(JobStatus status) {
    return status.wireName().replace('_', ' ');
  }

  private static void counted(List<String> parts, int count, String what) {
    if (count > 0) {
      parts.add(count + " " + what);
    }
  }

  private static String tiers(Map<String, Integer> accepted) {
    return new TreeMap<>(accepted)
        .entrySet().stream()
            .map(entry -> entry.getKey() + " " + entry.getValue())
            .collect(Collectors.joining(", "));
  }
}
