package io.tierworks.planner.job;

import io.tierworks.common.contract.job.JobCommand;
import io.tierworks.common.contract.job.Limits;
import io.tierworks.common.contract.job.OnLimit;
import io.tierworks.common.contract.job.Routing;
import io.tierworks.common.contract.subtask.ToolLimits;
import io.tierworks.common.cost.Money;
import io.tierworks.planner.ledger.Ladder;
import io.tierworks.planner.ledger.Ledger;
import io.tierworks.planner.plan.PlanLibrary;
import io.tierworks.planner.plan.ToolOffers;
import io.tierworks.planner.plan.WorkspaceTenants;
import io.tierworks.planner.routing.AcceptanceSource;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/// What an installation decides for all jobs.
///
/// @param tools of subtasks
/// @param settling how long a job with an outcome waits for open attempts
/// @param retention how long a finished job's id and result are remembered
public record Policy(
    Ladder ladder,
    PlanLibrary library,
    Defaults defaults,
    AtLimits atLimits,
    Share share,
    Tools tools,
    Routes routes,
    Duration settling,
    Duration retention,
    Audits audits,
    Summaries summaries) {

  /// Limits of a job that names none.
  public record Defaults(
      Money maxCost,
      Duration maxTime,
      int maxSubtasks,
      int maxRounds,
      int maxAttempts,
      int maxReplans) {}

  /// Times at the limits.
  ///
  /// @param wrapUp how long before the deadline the job wraps up
  /// @param maxPause how long a paused job waits for a person
  /// @param maxReview how long a question to a person waits for an answer
  public record AtLimits(Duration wrapUp, Duration maxPause, Duration maxReview) {}

  /// What one job may take before others get their turn.
  ///
  /// @param window subtasks that may be open at once
  /// @param reading results that one command reads
  public record Share(int window, int reading) {}

  /// The tools that calls may use.
  ///
  /// @param limits for each subtask of a plan
  /// @param ownLimits for each plan and each judgment
  /// @param offers what workers offer now
  /// @param tenants who may name which workspace
  public record Tools(
      ToolLimits limits, ToolLimits ownLimits, ToolOffers offers, WorkspaceTenants tenants) {
    /// Of workers without tools.
    public static final Tools NONE =
        new Tools(ToolLimits.NONE, ToolLimits.NONE, ToolOffers.NOTHING, WorkspaceTenants.ALL);
  }

  /// Which accepted answers are audited.
  ///
  /// @param share of all answers, from 0 to 1
  /// @param budget share of a job's cap that its audits may cost, from 0 to 1
  /// @param seed another one selects other answers
  public record Audits(double share, double budget, long seed) {
    public static final Audits NONE = new Audits(0, 0, 0);

    /// Whether an answer is audited. Always the same for the same subtask.
    public boolean selects(String job, String subtask) {
      return share > 0 && draw(job + "/" + subtask) < share;
    }

    /// A number from 0 to 1, by FNV-1a with the finalizer of MurmurHash3.
    private double draw(String subtask) {
      long hash = 0xcbf29ce484222325L ^ seed;
      for (byte b : subtask.getBytes(StandardCharsets.UTF_8)) {
        hash = (hash ^ b) * 0x100000001b3L;
      }
      hash = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
      hash = (hash ^ hash >>> 33) * 0xc4ceb9fe1a85ec53L;
      return ((hash ^ hash >>> 33) >>> 11) * 0x1p-53;
    }

    /// What a job's audits may cost together.
    public Money budget(Money cap) {
      return new Money(Math.round(cap.nanos() * budget));
    }
  }

  /// Whether models summarise results that are too long for the judge.
  ///
  /// @param budget share of a job's cap that its summaries may cost, from 0 to 1; 0 if none are
  ///   made
  public record Summaries(double budget) {
    public static final Summaries NONE = new Summaries(0);

    /// What a job's summaries may cost together.
    public Money budget(Money cap) {
      return new Money(Math.round(cap.nanos() * budget));
    }
  }

  /// Where subtasks start, and where they go on.
  ///
  /// @param byDefault of a job that does not say
  /// @param learned what verification has accepted and refused so far
  /// @param person what it costs to ask a person; no job pays it
  public record Routes(Routing byDefault, AcceptanceSource learned, Money person) {
    public static final Routes PLANNED =
        new Routes(Routing.PLANNED, AcceptanceSource.NOTHING, Money.dollars("1"));
  }

  /// A short job wraps up for this share of its time.
  private static final int WRAP_UP_SHARE = 5;

  public JobState begin(JobCommand.Accept command, Instant now) {
    var job = command.job();
    var limits = job.limits();
    var maxTime = Objects.requireNonNullElse(limits.maxTime(), defaults.maxTime());
    var submission =
        new Terms.Submission(
            command.digest(), job.tenant(), job.priority(), command.receivedAt(), command.trace());
    var items = job.items().size();
    var terms =
        new Terms(
            submission,
            times(now, maxTime),
            caps(limits),
            job.review(),
            items,
            job.dryRun(),
            Objects.requireNonNullElse(job.routing(), routes.byDefault()),
            job.tier());
    var maxCost = Objects.requireNonNullElse(limits.maxCost(), defaults.maxCost());
    return JobState.accepted(command.id(), terms, Ledger.withCap(maxCost));
  }

  private Terms.Caps caps(Limits limits) {
    return new Terms.Caps(
        Objects.requireNonNullElse(limits.onLimit(), OnLimit.WRAP_UP),
        Objects.requireNonNullElse(limits.maxSubtasks(), defaults.maxSubtasks()),
        Objects.requireNonNullElse(limits.maxRounds(), defaults.maxRounds()),
        Objects.requireNonNullElse(limits.maxAttempts(), defaults.maxAttempts()),
        Objects.requireNonNullElse(limits.maxReplans(), defaults.maxReplans()));
  }

  /// The times of a job that may take so long.
  public Terms.Times times(Instant acceptedAt, Duration maxTime) {
    var share = maxTime.dividedBy(WRAP_UP_SHARE);
    var reserve = share.compareTo(atLimits.wrapUp()) < 0 ? share : atLimits.wrapUp();
    var deadline = acceptedAt.plus(maxTime);
    return new Terms.Times(acceptedAt, deadline.minus(reserve), deadline, Duration.ZERO);
  }

  public int window() {
    return share.window();
  }

  public String flagship() {
    return ladder.flagship().tier();
  }
}
