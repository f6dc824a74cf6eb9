package io.tierworks.planner.job.view;

import io.tierworks.common.contract.job.Item;
import io.tierworks.common.contract.result.Gap;
import io.tierworks.common.contract.result.GapReason;
import io.tierworks.common.contract.result.JobResult.Dispute;
import io.tierworks.common.contract.subtask.AttemptId;
import io.tierworks.common.cost.Money;
import io.tierworks.planner.job.Attempt;
import io.tierworks.planner.job.JobState;
import io.tierworks.planner.job.Phase;
import io.tierworks.planner.job.Policy;
import io.tierworks.planner.job.RulingRefusal;
import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.SubtaskState;
import io.tierworks.planner.job.store.JobStore;
import io.tierworks.planner.plan.CallSpec;
import io.tierworks.planner.plan.JobBrief;
import io.tierworks.planner.plan.Plan;
import io.tierworks.planner.plan.SubtaskPrompt;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Reads one job at one time. Not thread-safe.
public class JobView {
  private final String id;
  private final JobStore store;
  private final Policy policy;
  private final Instant now;

  public JobView(String id, JobStore store, Policy policy, Instant now) {
    this.id = id;
    this.store = store;
    this.policy = policy;
    this.now = now;
  }

  public final String id() {
    return id;
  }

  public final JobStore store() {
    return store;
  }

  public final Policy policy() {
    return policy;
  }

  public final Instant now() {
    return now;
  }

  /// @throws NoSuchElementException when the job is finished or unknown
  public final JobState job() {
    return openJob().orElseThrow();
  }

  public final Optional<JobState> openJob() {
    return store.job(id);
  }

  public final Phase phase() {
    return job().phase();
  }

  public final JobBrief brief() {
    return store.brief(id);
  }

  /// @throws NoSuchElementException when the job has no plan yet
  public final Plan plan() {
    return store.plan(id).orElseThrow();
  }

  /// What was wrong with the ruling that was sent back in this round; empty when none was.
  public final Optional<RulingRefusal> rulingRefusal() {
    return store.rulingRefusal(id).filter(refusal -> refusal.round() == phase().round());
  }

  public final SubtaskState subtask(SubtaskRef ref) {
    return store.subtask(id, ref).orElseGet(() -> SubtaskState.fresh(ref));
  }

  public final Optional<Attempt> attempt(SubtaskRef ref, AttemptId id) {
    return subtask(ref).attempt(id.number());
  }

  public final Optional<Item> item(int index) {
    return store.item(id, index);
  }

  /// A question to a person that is asked now.
  public final Phase.Question question() {
    var review = job().terms().review();
    var maxTime = Objects.requireNonNullElse(review.maxTime(), policy.atLimits().maxReview());
    return new Phase.Question(now, now.plus(maxTime), review.byDefault());
  }

  /// Whether the plan has the subtask's step. The calls for plan, direct answer and judgment belong
  /// to no step.
  public final boolean isPlanned(SubtaskRef ref) {
    return job().find(ref.step()).isPresent();
  }

  /// The item that a subtask is about; empty when it is about the whole job.
  public final Optional<Item> itemOf(SubtaskRef ref) {
    return plan().isAboutItems(ref.step()) ? item(ref.index()) : Optional.empty();
  }

  /// Id of the item that a subtask is about; null when it is about the whole job.
  public final @Nullable String itemId(SubtaskRef ref) {
    return itemOf(ref).map(item -> SubtaskPrompt.itemId(item, ref.index())).orElse(null);
  }

  public final Gap gap(SubtaskRef ref, GapReason reason, String detail) {
    return new Gap(ref.step(), ref.id(), itemId(ref), reason, detail, 1);
  }

  /// The accepted answer, if its audit does not confirm it.
  public final Optional<Dispute> dispute(SubtaskState subtask) {
    var ref = subtask.ref();
    return subtask.dispute().map(finding -> new Dispute(ref.id(), itemId(ref), finding.fields()));
  }

  /// What the first call for a subtask costs at most; computed once, unless the job changes.
  public final Money worstCase(SubtaskRef ref, String tier, Supplier<CallSpec> spec) {
    return store.worstCases(id).computeIfAbsent(ref, _ -> price(tier, spec.get()).worstCase());
  }

  /// The call with as many output tokens as the budget pays for; it may cost more all the same.
  public final PricedCall price(String tier, CallSpec spec, Money budget) {
    return price(tier, spec.within(budget, policy.ladder().rung(tier).price()));
  }

  public final PricedCall price(String tier, CallSpec spec) {
    return new PricedCall(tier, spec, spec.worstCase(policy.ladder().rung(tier).price()));
  }
}
