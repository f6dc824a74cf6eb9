package io.tierworks.common.contract.job;

import com.fasterxml.jackson.databind.EnumNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.EnumNaming;

/// When a job waits for a person.
@EnumNaming(SnakeCaseStrategy.class)
public enum ReviewPolicy {
  NEVER,
  INFO,
  PLAN,
  ANSWER,
  BOTH,
  UNSURE;

  /// Whether a call that lacks information may ask for it.
  public boolean coversInfo() {
    return this != NEVER;
  }

  /// Whether a person may be asked about results.
  public boolean allowsQuestions() {
    return this != NEVER && this != INFO;
  }

  public boolean coversPlan() {
    return this == PLAN || this == BOTH;
  }

  public boolean coversAnswer() {
    return this == ANSWER || this == BOTH;
  }
}
