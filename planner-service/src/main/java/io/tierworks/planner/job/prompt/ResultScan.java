package io.tierworks.planner.job.prompt;

import io.tierworks.common.contract.job.Item;
import io.tierworks.common.contract.result.Gap;
import io.tierworks.common.contract.result.JobResult.Dispute;
import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.SubtaskState;
import io.tierworks.planner.job.SubtaskStatus;
import io.tierworks.planner.job.view.JobView;
import io.tierworks.planner.job.view.SubtaskCursor;
import io.tierworks.planner.judge.Aggregates;
import io.tierworks.planner.judge.JudgeImages;
import io.tierworks.planner.judge.JudgedResult;
import io.tierworks.planner.judge.ResultTree;
import io.tierworks.planner.plan.Plan;
import io.tierworks.planner.plan.PromptText;
import io.tierworks.planner.plan.Step;
import io.tierworks.planner.plan.SubtaskPrompt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One pass over all results of a job, some per command: counts them, and puts each into the tree
/// that the judge reads. While the job is judged, its results do not change.
final class ResultScan {
  /// More do not fit into the judge's prompt.
  private static final int MOST_GAPS = 100;

  private static final int MOST_DISPUTED = 50;

  /// Characters of an item.
  private static final int SOURCE_EXCERPT = 400;

  private final Plan plan;

  /// The first step over the items; their images are taken once.
  private final @Nullable Step overItems;

  private final SubtaskCursor cursor;
  private final Aggregates aggregates = new Aggregates();
  private final ResultTree tree;
  private final ShownSummaries summaries;
  private final SummaryPages pages;
  private final List<Gap> gaps;
  private final List<Dispute> disputed = new ArrayList<>();
  private final JudgeImages images;

  /// @param room bytes
  ResultScan(JobView view, ShownSummaries summaries, long room) {
    this.plan = view.plan();
    this.overItems = plan.steps().stream().filter(Step::isOverItems).findFirst().orElse(null);
    this.cursor = SubtaskCursor.ofAllSteps(view.job());
    this.tree = new ResultTree(room);
    this.summaries = summaries;
    this.pages = new SummaryPages(view.policy().ladder().belowFlagship().window());
    this.gaps = new ArrayList<>(view.job().gaps());
    this.images = new JudgeImages(view.brief().media().illustrated());
  }

  /// @return whether all results are read
  boolean read(JobView view) {
    return cursor.read(view, subtask -> add(view, subtask));
  }

  private void add(JobView view, SubtaskState subtask) {
    var ref = subtask.ref();
    switch (subtask.status()) {
      case SubtaskStatus.Accepted accepted -> {
        add(view, ref, accepted, subtask.isDisputed());
        if (disputed.size() < MOST_DISPUTED) {
          view.dispute(subtask).ifPresent(disputed::add);
        }
      }
      case SubtaskStatus.GivenUp g -> {
        if (gaps.size() < MOST_GAPS) {
          gaps.add(new Gap(ref.step(), ref.id(), null, g.reason(), g.detail(), 1));
        }
      }
      case SubtaskStatus.Waiting _,
          SubtaskStatus.Open _,
          SubtaskStatus.Held _,
          SubtaskStatus.Asked _ -> {}
    }
  }

  private void add(
      JobView view, SubtaskRef ref, SubtaskStatus.Accepted accepted, boolean disputed) {
    aggregates.add(ref.step(), accepted.output());
    var item = view.itemOf(ref);
    var result = result(item, ref, accepted);
    var step = plan.step(ref.step());
    if (step.equals(overItems)) {
      item.filter(i -> !i.images().isEmpty()).ifPresent(i -> images.add(i, ref.index()));
    }
    if (step.isOverJob()) {
      tree.addJoint(ref.step(), result);
      return;
    }
    pages.add(ref.step(), ref.index(), result.bytes());
    var summary = summaries.of(ref);
    if (summary.isPresent()) {
      tree.addSummarised(ref.step(), result, summary.get());
    } else if (disputed) {
      tree.addDisputed(ref.step(), result);
    } else {
      tree.add(ref.step(), result);
    }
  }

  /// The results of the steps whose texts the judge does not see in full.
  List<SummaryPages.Sized> hidden() {
    return pages.of(tree.hidden());
  }

  private static JudgedResult result(
      Optional<Item> item, SubtaskRef ref, SubtaskStatus.Accepted accepted) {
    return new JudgedResult(
        ref.id(),
        item.map(i -> SubtaskPrompt.itemId(i, ref.index())).orElse(null),
        item.map(i -> PromptText.excerpt(i.text(), SOURCE_EXCERPT)).orElse(null),
        item.map(i -> i.images().size()).orElse(0),
        accepted.output());
  }

  /// The first answers that an audit disputes, as many as a prompt can show.
  List<Dispute> disputed() {
    return List.copyOf(disputed);
  }

  ResultTree tree() {
    return tree;
  }

  Aggregates aggregates() {
    return aggregates;
  }

  JudgeImages images() {
    return images;
  }

  /// The first gaps, as many as a prompt can show.
  List<Gap> gaps() {
    return List.copyOf(gaps);
  }
}
