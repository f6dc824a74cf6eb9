package io.tierworks.planner.job.prompt;

import io.tierworks.common.contract.json.Wire;
import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.SubtaskStatus.Open;
import io.tierworks.planner.job.SubtaskStatus.Retry;
import io.tierworks.planner.job.SummaryLevel;
import io.tierworks.planner.job.view.JobView;
import io.tierworks.planner.judge.JudgedResult;
import io.tierworks.planner.judge.Summary;
import io.tierworks.planner.judge.SummaryPrompt;
import io.tierworks.planner.plan.CallSpec;
import io.tierworks.planner.plan.SubtaskPrompt;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// The calls that ask for summaries. While a job is summarised, its results do not change.
public final class SummaryCalls {
  private SummaryCalls() {}

  /// A further attempt is told what was wrong with the one before.
  public static CallSpec of(JobView view, SubtaskRef summary) {
    var level = level(view, summary);
    var page = level.pages().get(summary.index());
    var lines = level.sources(page).flatMap(source -> line(view, level, source).stream()).toList();
    var shown = level.isOverResults() ? "full" : "summaries";
    var call = SummaryPrompt.ask(view.brief(), page.step(), shown, lines);
    return retry(view, summary)
        .map(retry -> call.plus(SubtaskPrompt.again(retry.previous(), retry.note())))
        .orElse(call);
  }

  private static Optional<Retry> retry(JobView view, SubtaskRef summary) {
    return view.subtask(summary).status() instanceof Open open
        ? Optional.ofNullable(open.retry())
        : Optional.empty();
  }

  private static SummaryLevel level(JobView view, SubtaskRef summary) {
    return view.store().summaries(view.id()).levelOf(summary).orElseThrow();
  }

  /// What a summary has to cover: the ids of results, or of summaries.
  public static List<String> ids(JobView view, SubtaskRef summary) {
    var level = level(view, summary);
    return level
        .sources(level.pages().get(summary.index()))
        .filter(source -> view.subtask(source).isAccepted())
        .map(SubtaskRef::id)
        .toList();
  }

  private static Optional<String> line(JobView view, SummaryLevel level, SubtaskRef source) {
    return level.isOverResults()
        ? view.subtask(source)
            .output()
            .map(output -> new JudgedResult(source.id(), view.itemId(source), null, 0, output))
            .map(Wire::text)
        : accepted(view, source).map(summary -> Wire.text(named(source, summary)));
  }

  private static LinkedHashMap<String, Object> named(SubtaskRef source, Summary summary) {
    var line = new LinkedHashMap<String, Object>();
    line.put("subtask", source.id());
    line.put("summary", summary.parts().stream().map(Summary.Part::text).toList());
    return line;
  }

  /// The summary that a subtask has brought.
  static Optional<Summary> accepted(JobView view, SubtaskRef summary) {
    return view.subtask(summary).output().flatMap(Summary::read);
  }
}
