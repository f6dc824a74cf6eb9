package io.tierworks.cli.show;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Shows an open job: its plan and its progress.
public final class JobStateText {
  private JobStateText() {}

  public static List<String> lines(JobView view, Instant now, int width) {
    var lines = new ArrayList<String>();
    lines.add("Job " + view.job());
    if (view.plan() != null) {
      lines.addAll(PlanText.lines(view.plan(), width));
    }
    lines.addAll(ProgressText.lines(view, now, width));
    return lines;
  }
}
