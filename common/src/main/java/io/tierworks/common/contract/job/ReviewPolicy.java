package io.tierworks.common.contract.job;

import com.fasterxml.jackson.annotation.JsonProperty;

/// When a person is asked.
public enum ReviewPolicy {
  @JsonProperty("never")
  NEVER,
  @JsonProperty("plan")
  PLAN,
  @JsonProperty("answer")
  ANSWER,
  @JsonProperty("both")
  BOTH,
  @JsonProperty("unsure")
  UNSURE;

  public boolean coversPlan() {
    return this == PLAN || this == BOTH;
  }

  public boolean coversAnswer() {
    return this == ANSWER || this == BOTH;
  }
}
