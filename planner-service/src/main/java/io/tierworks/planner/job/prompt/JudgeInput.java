package io.tierworks.planner.job.prompt;

import io.tierworks.common.contract.subtask.Material;
import io.tierworks.common.cost.Money;
import io.tierworks.common.cost.TokenEstimate;
import io.tierworks.planner.job.view.JobView;
import io.tierworks.planner.judge.Aggregates;
import io.tierworks.planner.judge.JudgePrompt;
import io.tierworks.planner.judge.ResultTree;
import io.tierworks.planner.plan.CallSpec;
import io.tierworks.planner.plan.JobBrief;
import java.util.List;
import java.util.Optional;

/// The call that asks for a judgment: aggregates over all results, and every result, reduced until
/// it fits into the judge's context window and the job's budget. Where models have summarised
/// results, their summaries stand for them.
public final class JudgeInput {
  private static final int LEAST_ROOM = 4_000;
  private static final int KEPT_PER_SUBTASK = 800;
  private static final int MOST_KEPT = 24_000;

  /// Half of a message, because materials are escaped.
  private static final long MOST_ROOM = 4L * 1024 * 1024;

  /// Of a message of 8 MiB, less than what the rest of it takes.
  private static final long MOST_IMAGES = 7L * 1024 * 1024;

  /// Summaries take at most so many quarters of the room for results.
  private static final int QUARTERS_OF_SUMMARIES = 3;

  private final JobView view;
  private final ResultScan scan;

  private JudgeInput(JobView view, ResultScan scan) {
    this.view = view;
    this.scan = scan;
  }

  /// The call whose cost is set aside while subtasks run. The judge may be shown more if the budget
  /// allows it when they have ended.
  public static CallSpec largest(JobBrief brief, int subtasks) {
    return JudgePrompt.largest(
        brief, (int) Math.min(MOST_KEPT, LEAST_ROOM + (long) subtasks * KEPT_PER_SUBTASK));
  }

  /// A call about no results; every other one costs more.
  public static CallSpec least(JobBrief brief) {
    return JudgePrompt.ask(brief, new Aggregates(), new ResultTree(0), List.of(), 0);
  }

  /// Reads on in the results of the job.
  ///
  /// @return empty until all are read
  public static Optional<JudgeInput> read(JobView view) {
    var scan = view.store().reading(view.id(), ResultScan.class, () -> scan(view));
    if (!scan.read(view)) {
      return Optional.empty();
    }
    view.store().endReading(view.id());
    return Optional.of(new JudgeInput(view, scan));
  }

  private static ResultScan scan(JobView view) {
    long room = room(view);
    var shown = ShownSummaries.of(view).within(roomOfSummaries(view));
    return new ResultScan(
        view, shown, shown.areNone() ? room : room - JudgePrompt.BYTES_WITH_SUMMARIES);
  }

  /// Bytes that summaries may take in the call.
  public static long roomOfSummaries(JobView view) {
    return room(view) * QUARTERS_OF_SUMMARIES / 4;
  }

  /// Pages of the results whose texts the call does not show in full; none if it shows all.
  public List<SummaryPages.Sized> hidden() {
    return scan.hidden();
  }

  public CallSpec call() {
    var bare =
        JudgePrompt.ask(
            view.brief(), scan.aggregates(), scan.tree(), scan.gaps(), view.phase().round());
    var audited = withAudits(view, bare, JudgePrompt.audits(scan.disputed()));
    var call = audited.plus(scan.images().within(tokensLeft(view, audited), bytesLeft(audited)));
    return view.rulingRefusal()
        .filter(_ -> view.store().comment(view.id()).isEmpty())
        .map(refusal ->
            call.plus(
                JudgePrompt.again(
                    view.store().ruling(view.id()).orElseThrow(), refusal.findings())))
        .orElse(call);
  }

  private static CallSpec withAudits(JobView view, CallSpec call, List<Material> audits) {
    var audited = call.plus(audits);
    return tokensLeft(view, audited) < 0 ? call : audited;
  }

  /// Bytes for the results: what the window holds beside the rest of the prompt and the answer, and
  /// what half of the money left pays for, but at least what was set aside.
  private static long room(JobView view) {
    long tokens = tokensLeft(view, JudgePrompt.largest(view.brief(), 0));
    return Math.clamp(TokenEstimate.bytesWithin(tokens), LEAST_ROOM, MOST_ROOM);
  }

  /// What more the call may read.
  private static long tokensLeft(JobView view, CallSpec call) {
    var flagship = view.policy().ladder().flagship();
    long tools = OwnTools.mostAdded(OwnTools.of(view), call.maxOutputTokens());
    long window = flagship.window() - call.inputTokens() - 2L * call.maxOutputTokens() - tools;
    var ledger = view.job().ledger();
    var half = new Money(ledger.free().nanos() / 2);
    var budget = half.exceeds(ledger.kept()) ? half : ledger.kept();
    long paid = flagship.price().inputTokens(budget.minus(call.worstCase(flagship.price())));
    return Math.min(window, paid);
  }

  /// What more its message may hold. Materials are escaped, which can double them.
  private static long bytesLeft(CallSpec call) {
    long texts = call.inputs().stream().map(Material::text).mapToLong(TokenEstimate::bytes).sum();
    return MOST_IMAGES - 2 * texts;
  }
}
