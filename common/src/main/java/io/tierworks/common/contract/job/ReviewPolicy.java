package io.tierworks.common.contract.job;

import com.fasterxml.jackson.databind.EnumNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.EnumNaming;

/// When a job waits for a person.
@EnumNaming(SnakeCaseStrategy.class)
public enum ReviewPolicy {
  NEVER,
  PLAN,
  ANSWER,
  BOTH,
  UNSURE;

  /// Whether a person may be asked at all.
  public boolean allowsQuestions() {
    return this != NEVER;
  }

  public boolean coversPlan() {
    return this == PLAN || this == BOTH;
  }

  public boolean coversAnswer() {
    return this == ANSWER || this == BOTH;
  }
}
