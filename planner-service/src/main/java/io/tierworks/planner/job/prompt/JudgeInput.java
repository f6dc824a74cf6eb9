package io.tierworks.planner.job.prompt;

import io.tierworks.planner.job.view.JobView;
import io.tierworks.planner.judge.JudgePrompt;
import io.tierworks.planner.plan.CallSpec;
import io.tierworks.planner.plan.JobBrief;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The call that asks for a judgment: aggregates over all results, every result in short while they
/// fit, and a spread sample with its sources.
public final class JudgeInput {
  private static final int LEAST_ROOM = 4_000;
  private static final int ROOM_PER_SUBTASK = 800;
  private static final int MOST_ROOM = 24_000;
  private static final int LEAST_SAMPLE = 8;
  private static final int LARGEST_SAMPLE = 50;
  private static final int SAMPLE_SHARE = 10;

  private JudgeInput() {}

  /// The largest call that [#of] can make for this many subtasks. Its cost is set aside.
  public static CallSpec largest(JobBrief brief, int subtasks) {
    return JudgePrompt.largest(brief, room(subtasks));
  }

  /// Bytes for the results.
  private static int room(int subtasks) {
    return (int) Math.min(MOST_ROOM, LEAST_ROOM + (long) subtasks * ROOM_PER_SUBTASK);
  }

  /// Reads on in the results of the job.
  ///
  /// @return empty until all are read
  public static Optional<CallSpec> of(JobView view) {
    int room = room(view.job().totalSubtasks());
    int sampleSize = sampleSize(view.job().acceptedSubtasks());
    var scan =
        view.store()
            .reading(view.id(), ResultScan.class, () -> new ResultScan(view, room, sampleSize));
    if (!scan.read(view)) {
      return Optional.empty();
    }
    view.store().endReading(view.id());
    return Optional.of(call(view, scan, room));
  }

  private static CallSpec call(JobView view, ResultScan scan, int room) {
    var lines = scan.isComplete() ? all(view, scan) : sample(view, scan, room);
    return JudgePrompt.ask(
        view.brief(), scan.aggregates(), lines, scan.accepted(), scan.gaps(), view.phase().round());
  }

  private static int sampleSize(int accepted) {
    return Math.clamp(accepted / SAMPLE_SHARE, LEAST_SAMPLE, LARGEST_SAMPLE);
  }

  /// Every result; a spread sample of them with its sources while there is room.
  private static List<String> all(JobView view, ResultScan scan) {
    var all = scan.kept();
    int stride = Math.max(1, all.size() / sampleSize(all.size()));
    int left = scan.spare();
    var lines = new ArrayList<String>();
    for (int i = 0; i < all.size(); i++) {
      var plain = JudgeLine.of(view, all.get(i), false);
      var full = i % stride == 0 ? JudgeLine.of(view, all.get(i), true) : plain;
      int more = JudgeLine.size(full) - JudgeLine.size(plain);
      lines.add(more <= left ? full : plain);
      left -= more <= left ? more : 0;
    }
    return lines;
  }

  /// As much of a spread sample as there is room for, with the sources that fit.
  private static List<String> sample(JobView view, ResultScan scan, int room) {
    int left = room;
    var lines = new ArrayList<String>();
    for (var subtask : scan.sample()) {
      var full = JudgeLine.of(view, subtask, true);
      var line = JudgeLine.size(full) <= left ? full : JudgeLine.of(view, subtask, false);
      if (JudgeLine.size(line) <= left) {
        lines.add(line);
        left -= JudgeLine.size(line);
      }
    }
    return lines;
  }
}
