package io.tierworks.worker.call;

import io.tierworks.common.contract.subtask.FailureCode;
import io.tierworks.common.contract.subtask.Spent;
import io.tierworks.common.contract.subtask.Subtask;
import io.tierworks.common.contract.subtask.SubtaskResult.Ended;
import io.tierworks.common.contract.subtask.SubtaskResult.Failure;
import io.tierworks.common.limit.RetryingCall;
import io.tierworks.common.model.Model;
import io.tierworks.common.prompt.SharedPrompt;
import io.tierworks.common.settings.TierSettings;
import io.tierworks.common.verify.Verification;
import io.tierworks.worker.pool.ResultFactory;
import io.tierworks.worker.pool.SubtaskExecutor;
import io.tierworks.worker.tools.Toolbox;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Executes a subtask with the tier's model: a [Conversation] of one call, or of more if the model
/// uses tools. [PreCallChecks] says which subtasks it does not call the model for, [OutcomeMapper]
/// how an attempt ends. Thread-safe.
public final class ModelExecutor implements SubtaskExecutor {
  private static final Logger LOG = LoggerFactory.getLogger(ModelExecutor.class);

  private final CallContext context;
  private final StepCache<SharedPrompt.Source, PreparedStep> steps;
  private final PreCallChecks checks;

  /// A worker without tools.
  public ModelExecutor(Model model, TierSettings tier, RetryingCall calls, ResultFactory results) {
    this(model, tier, calls, Toolbox.none(), results);
  }

  public ModelExecutor(
      Model model, TierSettings tier, RetryingCall calls, Toolbox toolbox, ResultFactory results) {
    var verification = new Verification(calls.ticker()::nanos);
    this.context =
        new CallContext(
            model, tier, calls, toolbox, results, new OutcomeMapper(tier.name(), results));
    this.steps = new StepCache<>(source -> PreparedStep.of(source, verification));
    this.checks = new PreCallChecks(tier.name(), calls.policy().leastTime(), toolbox, results);
  }

  @Override
  public Ended execute(Subtask subtask) {
    long began = context.calls().ticker().nanos();
    try {
      var call = prepared(subtask);
      var left = Duration.between(context.results().clock().instant(), subtask.bounds().deadline());
      return checks
          .failure(call, left)
          .<Ended>map(failed -> failed)
          .orElseGet(() -> run(call, left, began));
    } catch (InterruptedException _) {
      var failure = Failure.lasting(FailureCode.CANCELLED, "cancelled on command");
      return context.results().failed(subtask, failure, Spent.NOTHING.took(since(began)));
    }
  }

  private PreparedCall prepared(Subtask subtask) throws InterruptedException {
    var step = steps.get(subtask, SharedPrompt.Source.of(subtask));
    var bounds = subtask.bounds();
    var workspace = bounds.workspace();
    return new PreparedCall(
        subtask,
        step,
        step.prompt().with(subtask.content().inputs()),
        PreparedTools.of(bounds, context.toolbox()),
        workspace == null ? null : context.toolbox().snapshot(workspace),
        context.tier().price());
  }

  @Override
  public int places() {
    return context.calls().limit().isHeld() ? 1 : SubtaskExecutor.super.places();
  }

  private Ended run(PreparedCall call, Duration left, long began) {
    try {
      return new Conversation(context, call, began, left).run();
    } catch (RuntimeException e) {
      return internalError(call, e, since(began));
    }
  }

  /// The call may have been billed, so its upper bound is booked.
  private Ended internalError(PreparedCall call, RuntimeException error, Duration latency) {
    var subtask = call.subtask();
    LOG.atError()
        .addKeyValue("jobId", subtask.job())
        .addKeyValue("attempt", subtask.attempt())
        .setCause(error)
        .log("the model call ended with an internal error");
    return context
        .results()
        .failed(
            subtask,
            Failure.passing(FailureCode.INTERNAL, error.getClass().getName()),
            call.cost().unknown(latency));
  }

  private Duration since(long began) {
    return Duration.ofNanos(context.calls().ticker().nanos() - began);
  }
}
