package io.tierworks.planner.job.result;

import io.tierworks.common.contract.result.AnswerPage;
import io.tierworks.common.contract.result.Gap;
import io.tierworks.common.contract.result.JobResult.Dispute;
import io.tierworks.common.contract.result.JobResult.ItemAnswer;
import io.tierworks.planner.job.Outcome;
import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.SubtaskState;
import io.tierworks.planner.job.view.JobView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Reads the item answers, gaps and disputes of a settled job, some per command, so that other jobs
/// of the partition get their turn. Answers that need pages are read twice: first to divide them,
/// then page by page. Subtasks of a settled job do not change, apart from their bills.
final class ResultCollector {
  private static final int MOST_DISPUTES = 1_000;

  private final ItemAnswers answers;
  private final boolean withheld;
  private final AnswerPages pages = new AnswerPages();
  private final StepGaps gaps;
  private final List<Dispute> disputes = new ArrayList<>();
  private final List<ItemAnswer> page = new ArrayList<>();
  private int measured;
  private int written;
  private int position;

  /// @param withheld whether only gaps are told
  ResultCollector(JobView view, Outcome outcome, boolean withheld) {
    this.withheld = withheld;
    answers = ItemAnswers.of(view);
    gaps = new StepGaps(outcome);
    view.store()
        .plan(view.id())
        .ifPresent(plan ->
            view.job().steps().stream()
                .filter(step -> !plan.isAboutItems(step.id()))
                .forEach(step -> note(view, step.id(), step.total())));
  }

  private void note(JobView view, String step, int total) {
    for (int i = 0; i < total; i++) {
      view.store()
          .subtask(view.id(), new SubtaskRef(step, i))
          .ifPresent(subtask -> note(view, subtask));
    }
  }

  /// Notes what is missing or disputed.
  private void note(JobView view, SubtaskState subtask) {
    gaps.add(view, subtask);
    if (!withheld && disputes.size() < MOST_DISPUTES) {
      view.dispute(subtask).ifPresent(disputes::add);
    }
  }

  /// Reads on.
  ///
  /// @return whether all answers are read
  boolean read(JobView view) {
    measured = read(view, measured, answers.size(), subtask -> note(view, subtask), this::add);
    return measured == answers.size();
  }

  private void add(int position, ItemAnswer answer) {
    if (!withheld) {
      pages.add(position, answer);
    }
  }

  private interface Reader {
    void take(int position, ItemAnswer answer);
  }

  /// @return the position behind what was read
  private int read(JobView view, int from, int end, Consumer<SubtaskState> seen, Reader reader) {
    int most = Math.max(1, view.policy().share().reading() / answers.reads());
    int to = Math.min(end, from + most);
    for (int i = from; i < to; i++) {
      int at = i;
      answers.at(view, at, seen).ifPresent(answer -> reader.take(at, answer));
    }
    return to;
  }

  /// Whether the result cannot be sent before another page.
  boolean lacksPage() {
    return !pages.fitIntoResult() && written < pages.count();
  }

  /// Reads on in the next page.
  ///
  /// @return empty until all of its answers are read
  Optional<AnswerPage> readPage(JobView view) {
    int end = pages.end(written + 1, answers.size());
    position = read(view, position, end, _ -> {}, (_, answer) -> page.add(answer));
    if (position < end) {
      return Optional.empty();
    }
    written++;
    var full = new AnswerPage(view.id(), written, pages.count(), page);
    page.clear();
    return Optional.of(full);
  }

  /// The answers that are in no page.
  List<ItemAnswer> held() {
    return pages.held();
  }

  /// How many pages there are; empty when the result holds the answers.
  Optional<Integer> pages() {
    return pages.fitIntoResult() ? Optional.empty() : Optional.of(pages.count());
  }

  /// The first answers that audits do not confirm.
  List<Dispute> disputes() {
    return disputes;
  }

  List<Gap> gaps(JobView view) {
    return gaps.with(view.job().gaps());
  }
}
