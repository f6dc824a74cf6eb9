package io.tierworks.worker.call;

import io.tierworks.common.contract.subtask.FailureCode;
import io.tierworks.common.contract.subtask.Subtask;
import io.tierworks.common.contract.subtask.SubtaskResult.Ended;
import io.tierworks.common.contract.subtask.SubtaskResult.Failure;
import io.tierworks.common.limit.CallInterrupted;
import io.tierworks.common.limit.CallOutcome;
import io.tierworks.common.limit.RetryingCall;
import io.tierworks.common.model.Model;
import io.tierworks.common.prompt.SharedPrompt;
import io.tierworks.common.settings.TierSettings;
import io.tierworks.common.verify.Verification;
import io.tierworks.worker.pool.ResultFactory;
import io.tierworks.worker.pool.SubtaskExecutor;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Executes a subtask with one call of the tier's model, retries included. [PreCallChecks] says
/// which subtasks it does not call the model for, [OutcomeMapper] how an attempt ends. Thread-safe.
public final class ModelExecutor implements SubtaskExecutor {
  private static final Logger LOG = LoggerFactory.getLogger(ModelExecutor.class);

  private final Model model;
  private final TierSettings tier;
  private final RetryingCall calls;
  private final ResultFactory results;
  private final StepCache<SharedPrompt.Source, PreparedStep> steps;
  private final PreCallChecks checks;
  private final OutcomeMapper outcomes;

  public ModelExecutor(Model model, TierSettings tier, RetryingCall calls, ResultFactory results) {
    var verification = new Verification();
    this.model = model;
    this.tier = tier;
    this.calls = calls;
    this.results = results;
    this.steps = new StepCache<>(source -> PreparedStep.of(source, verification));
    this.checks = new PreCallChecks(tier.name(), calls.policy().leastTime(), results);
    this.outcomes = new OutcomeMapper(tier.name(), results);
  }

  @Override
  public Ended execute(Subtask subtask) {
    long began = calls.ticker().nanos();
    var step = steps.get(subtask, SharedPrompt.Source.of(subtask));
    var call = PreparedCall.of(subtask, step, tier);
    var left = Duration.between(results.clock().instant(), subtask.bounds().deadline());
    return checks
        .failure(call, left)
        .<Ended>map(failed -> failed)
        .orElseGet(() -> run(call, left, began));
  }

  @Override
  public int places() {
    return calls.limit().isHeld() ? 1 : SubtaskExecutor.super.places();
  }

  private Ended run(PreparedCall call, Duration left, long began) {
    try {
      var affordable = calls.within(call.subtask().bounds().maxCost(), call.cost().worstCase());
      var outcome = affordable.run(model, call.request(tier.timeout()), left);
      return ended(call, outcome, since(began));
    } catch (CallInterrupted e) {
      var failure = Failure.lasting(FailureCode.CANCELLED, "cancelled on command");
      return results.failed(call.subtask(), failure, call.cost().of(e.tries(), null, since(began)));
    } catch (RuntimeException e) {
      return internalError(call, e, since(began));
    }
  }

  private Ended ended(PreparedCall call, CallOutcome outcome, Duration latency) {
    return switch (outcome) {
      case CallOutcome.Answered(var response, var tries) ->
          outcomes.answered(
              call, response.text(), call.cost().of(tries, response.model(), latency));
      case CallOutcome.GaveUp gaveUp ->
          outcomes.gaveUp(call.subtask(), gaveUp, call.cost().of(gaveUp.tries(), null, latency));
    };
  }

  /// The call may have been billed, so its upper bound is booked.
  private Ended internalError(PreparedCall call, RuntimeException error, Duration latency) {
    var subtask = call.subtask();
    LOG.atError()
        .addKeyValue("jobId", subtask.job())
        .addKeyValue("attempt", subtask.attempt())
        .setCause(error)
        .log("the model call ended with an internal error");
    return results.failed(
        subtask,
        Failure.passing(FailureCode.INTERNAL, error.getClass().getName()),
        call.cost().unknown(latency));
  }

  private Duration since(long began) {
    return Duration.ofNanos(calls.ticker().nanos() - began);
  }
}
