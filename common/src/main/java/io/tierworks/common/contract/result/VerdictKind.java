package io.tierworks.common.contract.result;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// What the judge decided. A kind of a newer planner is kept as it is.
public record VerdictKind(@JsonValue String code) {
  public static final VerdictKind ACCEPT = new VerdictKind("accept");
  public static final VerdictKind REVISE = new VerdictKind("revise");
  public static final VerdictKind REJECT = new VerdictKind("reject");
  public static final VerdictKind ASK_PERSON = new VerdictKind("ask_person");

  /// No judge was asked.
  public static final VerdictKind UNJUDGED = new VerdictKind("unjudged");

  @JsonCreator
  public VerdictKind {}
}
