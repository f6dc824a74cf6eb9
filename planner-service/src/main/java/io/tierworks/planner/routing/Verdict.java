package io.tierworks.planner.routing;

/// What the checks of its step said about the answer of one attempt. An answer of a tier at which
/// the subtask did not start is counted apart: such a subtask is harder than others. So is another
/// answer of a tier that was refused before, and what becomes of a subtask that is planned again.
public enum Verdict {
  ACCEPTED("accepted", 'a', Try.FIRST, true),
  REFUSED("refused", 'r', Try.FIRST, false),
  ACCEPTED_AFTER("acceptedAfter", 'A', Try.AFTER, true),
  REFUSED_AFTER("refusedAfter", 'R', Try.AFTER, false),
  ACCEPTED_AGAIN("acceptedAgain", 'y', Try.AGAIN, true),
  REFUSED_AGAIN("refusedAgain", 'n', Try.AGAIN, false),
  ACCEPTED_REPLANNED("acceptedReplanned", 'p', Try.REPLANNED, true),
  REFUSED_REPLANNED("refusedReplanned", 'x', Try.REPLANNED, false);

  /// What had been tried before the answer.
  public enum Try {
    /// Nothing.
    FIRST,
    /// Cheaper tiers.
    AFTER,
    /// The same tier.
    AGAIN,
    /// All that an earlier plan allowed; a new plan says how to do it. The verdict is on the
    /// subtask, not on each of its answers.
    REPLANNED
  }

  private final String code;
  private final char mark;
  private final Try attempt;
  private final boolean accepted;

  Verdict(String code, char mark, Try attempt, boolean accepted) {
    this.code = code;
    this.mark = mark;
    this.attempt = attempt;
    this.accepted = accepted;
  }

  public static Verdict of(boolean accepted, Try attempt) {
    return switch (attempt) {
      case FIRST -> accepted ? ACCEPTED : REFUSED;
      case AFTER -> accepted ? ACCEPTED_AFTER : REFUSED_AFTER;
      case AGAIN -> accepted ? ACCEPTED_AGAIN : REFUSED_AGAIN;
      case REPLANNED -> accepted ? ACCEPTED_REPLANNED : REFUSED_REPLANNED;
    };
  }

  static Verdict of(char mark) {
    for (var verdict : values()) {
      if (verdict.mark == mark) {
        return verdict;
      }
    }
    throw new IllegalArgumentException("no verdict has the mark " + mark);
  }

  /// The name of its count.
  public String code() {
    return code;
  }

  char mark() {
    return mark;
  }

  boolean isAccepted() {
    return accepted;
  }

  Try attempt() {
    return attempt;
  }
}
