package io.tierworks.common.model.openai;

import io.tierworks.common.model.ModelFailure.Billed;
import io.tierworks.common.model.ModelFailure.Reason;

/// A fault of a provider, and how the model port must classify it.
enum Fault {
  RATE_LIMITED(Reason.RATE_LIMITED, Billed.NO),
  QUOTA_EXHAUSTED(Reason.QUOTA_EXHAUSTED, Billed.NO),
  SERVER_ERROR(Reason.SERVER_ERROR, Billed.NO),
  RESET_BEFORE_ANSWER(Reason.CONNECTION_LOST, Billed.UNKNOWN),
  RESET_MID_BODY(Reason.CONNECTION_LOST, Billed.UNKNOWN),
  STALLED_BEFORE_HEADERS(Reason.TIMED_OUT, Billed.UNKNOWN),
  STALLED_BODY(Reason.TIMED_OUT, Billed.UNKNOWN),
  TRUNCATED_JSON(Reason.UNREADABLE, Billed.UNKNOWN),
  REFUSAL(Reason.REFUSED, Billed.YES),
  LENGTH(Reason.TOO_LONG, Billed.YES);

  final Reason reason;
  final Billed billed;

  Fault(Reason reason, Billed billed) {
    this.reason = reason;
    this.billed = billed;
  }

  boolean stalls() {
    return this == STALLED_BEFORE_HEADERS || this == STALLED_BODY;
  }
}
