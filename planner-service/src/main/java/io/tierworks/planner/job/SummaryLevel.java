package io.tierworks.planner.job;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Summaries that models write for a judgment, each of one page. Those of the first level are about
/// results, those of a higher one about summaries of the level below. A summary is a subtask such
/// as `summary.0.1-0003`: the third of the first level in round 0. Ids of steps have no dot.
///
/// @param round of the judgment
/// @param level from 1; 0 without pages if the round has no summaries
public record SummaryLevel(int round, int level, List<Page> pages) {
  private static final Pattern STEP = Pattern.compile("summary\\.(\\d{1,4})\\.(\\d{1,2})");

  public SummaryLevel {
    pages = List.copyOf(pages);
  }

  /// Neighbouring results of a step, or neighbouring summaries of results of a step.
  ///
  /// @param step of the results
  /// @param from position of the first of them, or of the first summary, from 0
  /// @param to position of the last
  public record Page(String step, int from, int to) {}

  /// A round whose results are judged without summaries.
  public static SummaryLevel none(int round) {
    return new SummaryLevel(round, 0, List.of());
  }

  /// Whether a subtask is a summary.
  public static boolean isSummary(SubtaskRef ref) {
    return ref.step().startsWith("summary.") && STEP.matcher(ref.step()).matches();
  }

  /// Whether the subtask is one of this level.
  public boolean has(SubtaskRef ref) {
    return ref.step().equals(step()) && ref.index() >= 0 && ref.index() < pages.size();
  }

  private String step() {
    return "summary." + round + "." + level;
  }

  /// Its summaries as subtasks, in the order of the pages.
  public Stream<SubtaskRef> refs() {
    return IntStream.range(0, pages.size()).mapToObj(this::ref);
  }

  public SubtaskRef ref(int index) {
    return new SubtaskRef(step(), index);
  }

  /// What the page is made of.
  public Stream<SubtaskRef> sources(Page page) {
    var below =
        isOverResults() ? page.step() : new SummaryLevel(round, level - 1, List.of()).step();
    return IntStream.rangeClosed(page.from(), page.to()).mapToObj(i -> new SubtaskRef(below, i));
  }

  /// The page that has the summary of the level below.
  public Optional<Page> over(String step, int below) {
    return pages.stream()
        .filter(page -> page.step().equals(step) && page.from() <= below && below <= page.to())
        .findFirst();
  }

  /// Whether its pages are made of results.
  public boolean isOverResults() {
    return level == 1;
  }
}
