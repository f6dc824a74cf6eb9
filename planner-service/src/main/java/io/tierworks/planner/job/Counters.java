package io.tierworks.planner.job;

import io.tierworks.common.cost.Usage;

/// Counts over all subtasks of a job.
///
/// @param attempts attempts issued
/// @param escalated attempts issued because a cheaper tier had no acceptable answer
/// @param held subtasks whose next attempt waits for budget
/// @param questions how often a call asked for information
/// @param sentBack how often a person sent a plan or an answer back
/// @param accepted usage of the accepted answers; the bill compares it with the flagship's price
/// @param checks those that have not ended
public record Counters(
    int attempts,
    int escalated,
    int held,
    int questions,
    int sentBack,
    Usage accepted,
    CheckCounts checks) {
  static final Counters ZERO = new Counters(0, 0, 0, 0, 0, Usage.NONE, CheckCounts.NONE);

  public Counters {
    checks = checks == null ? CheckCounts.NONE : checks;
  }

  public Counters attempt(boolean escalation) {
    return new Counters(
        attempts + 1,
        escalated + (escalation ? 1 : 0),
        held,
        questions,
        sentBack,
        accepted,
        checks);
  }

  /// @param more how many more subtasks wait for budget; negative when fewer do
  public Counters held(int more) {
    return new Counters(attempts, escalated, held + more, questions, sentBack, accepted, checks);
  }

  public Counters asked() {
    return new Counters(attempts, escalated, held, questions + 1, sentBack, accepted, checks);
  }

  public Counters oneSentBack() {
    return new Counters(attempts, escalated, held, questions, sentBack + 1, accepted, checks);
  }

  public Counters with(CheckCounts next) {
    return new Counters(attempts, escalated, held, questions, sentBack, accepted, next);
  }

  public Counters accepted(Usage usage) {
    return new Counters(
        attempts, escalated, held, questions, sentBack, accepted.plus(usage), checks);
  }

  /// Takes out the usage of answers that are withdrawn.
  public Counters withdrawn(Usage usage) {
    return new Counters(
        attempts,
        escalated,
        held,
        questions,
        sentBack,
        new Usage(
            accepted.input() - usage.input(),
            accepted.cached() - usage.cached(),
            accepted.output() - usage.output(),
            accepted.reasoning() - usage.reasoning()),
        checks);
  }
}
