package io.tierworks.common.contract.job;

import com.fasterxml.jackson.databind.EnumNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.EnumNaming;

/// The status of a job. The last six are final.
@EnumNaming(SnakeCaseStrategy.class)
public enum JobStatus {
  PLANNING,
  AWAITING_APPROVAL,
  RUNNING,
  JUDGING,
  AWAITING_REVIEW,
  /// A call asked the submitter for information, and nothing else can run.
  AWAITING_INFO,
  /// A limit was reached; a person may raise it.
  PAUSED,
  COMPLETED,
  /// An answer with gaps.
  PARTIAL,
  FAILED,
  CANCELLED,
  /// The time limit passed before any answer was accepted.
  EXPIRED,
  /// The message is not a valid job.
  REJECTED;

  public boolean isFinal() {
    return compareTo(COMPLETED) >= 0;
  }

  public String wireName() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
