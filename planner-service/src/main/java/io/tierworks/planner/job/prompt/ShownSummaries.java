package io.tierworks.planner.job.prompt;

import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.Summaries;
import io.tierworks.planner.job.SummaryLevel;
import io.tierworks.planner.job.SummaryLevel.Page;
import io.tierworks.planner.job.view.JobView;
import io.tierworks.planner.judge.Summary;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// The summaries that stand for results in a judgment: of each result the one of the highest level.
/// Where a summary was given up, those below it stand; a result without any is shown itself.
public final class ShownSummaries {
  /// The most bytes of a line beside its summary; most of them are counts.
  private static final int REST_OF_LINE = 500;

  private final JobView view;
  private final List<SummaryLevel> levels;
  private final Map<String, NavigableMap<Integer, Shown>> steps = new HashMap<>();
  private long bytes;

  private ShownSummaries(JobView view, Summaries asked) {
    this.view = view;
    this.levels = asked.of(view.phase().round());
  }

  private record Shown(Page results, Summary summary) {}

  public static ShownSummaries of(JobView view) {
    var shown = new ShownSummaries(view, view.store().summaries(view.id()));
    for (int at = shown.levels.size() - 1; at >= 0; at--) {
      shown.addTop(at);
    }
    return shown;
  }

  /// Those of a level that no summary of the next level is made of.
  private void addTop(int at) {
    var pages = levels.get(at).pages();
    for (int i = 0; i < pages.size(); i++) {
      var step = pages.get(i).step();
      if (at + 1 == levels.size() || levels.get(at + 1).over(step, i).isEmpty()) {
        add(at, i);
      }
    }
  }

  private void add(int at, int index) {
    var level = levels.get(at);
    var page = level.pages().get(index);
    var summary = SummaryCalls.accepted(view, level.ref(index));
    if (summary.isPresent()) {
      put(new Shown(results(at, page), ofResults(at, summary.get())));
    } else if (at > 0) {
      for (int below = page.from(); below <= page.to(); below++) {
        add(at - 1, below);
      }
    }
  }

  private void put(Shown shown) {
    bytes += shown.summary().bytes() + REST_OF_LINE;
    steps
        .computeIfAbsent(shown.results().step(), _ -> new TreeMap<>())
        .put(shown.results().from(), shown);
  }

  /// The results that a page of any level is about.
  private Page results(int at, Page page) {
    if (at == 0) {
      return page;
    }
    var below = levels.get(at - 1).pages();
    var first = results(at - 1, below.get(page.from()));
    var last = results(at - 1, below.get(page.to()));
    return new Page(page.step(), first.from(), last.to());
  }

  /// Names results, also where a summary stands for summaries.
  private Summary ofResults(int at, Summary summary) {
    return at == 0
        ? summary
        : summary.naming(id -> SubtaskRef.parse(id).map(below -> range(at - 1, below)).orElse(id));
  }

  private String range(int at, SubtaskRef summary) {
    var page = results(at, levels.get(at).pages().get(summary.index()));
    var first = new SubtaskRef(page.step(), page.from()).id();
    return page.from() == page.to()
        ? first
        : first + " to " + new SubtaskRef(page.step(), page.to()).id();
  }

  public boolean areNone() {
    return steps.isEmpty();
  }

  /// The most that their lines take.
  public long bytes() {
    return bytes;
  }

  /// The same if they fit, else none.
  ///
  /// @param room bytes
  ShownSummaries within(long room) {
    return bytes <= room ? this : new ShownSummaries(view, Summaries.NONE);
  }

  /// The summary that stands for a result.
  Optional<Summary> of(SubtaskRef result) {
    return Optional.ofNullable(steps.get(result.step()))
        .flatMap(ranges -> Optional.ofNullable(ranges.floorEntry(result.index())))
        .map(Map.Entry::getValue)
        .filter(shown -> result.index() <= shown.results().to())
        .map(Shown::summary);
  }
}
