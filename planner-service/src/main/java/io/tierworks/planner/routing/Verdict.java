package io.tierworks.planner.routing;

/// What the checks of its step said about the answer of one attempt. An answer of a tier at which
/// the subtask did not start is counted apart: such a subtask is harder than others.
public enum Verdict {
  ACCEPTED("accepted", 'a'),
  REFUSED("refused", 'r'),
  ACCEPTED_AFTER("acceptedAfter", 'A'),
  REFUSED_AFTER("refusedAfter", 'R');

  private final String code;
  private final char mark;

  Verdict(String code, char mark) {
    this.code = code;
    this.mark = mark;
  }

  /// @param after whether a cheaper tier has tried the subtask before
  public static Verdict of(boolean accepted, boolean after) {
    if (after) {
      return accepted ? ACCEPTED_AFTER : REFUSED_AFTER;
    }
    return accepted ? ACCEPTED : REFUSED;
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
    return this == ACCEPTED || this == ACCEPTED_AFTER;
  }

  boolean isAfter() {
    return this == ACCEPTED_AFTER || this == REFUSED_AFTER;
  }
}
