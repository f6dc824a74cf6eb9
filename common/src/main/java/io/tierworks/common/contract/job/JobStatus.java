package io.tierworks.common.contract.job;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Where a job stands. The last six are final.
public enum JobStatus {
  @JsonProperty("planning")
  PLANNING,
  @JsonProperty("awaiting_approval")
  AWAITING_APPROVAL,
  @JsonProperty("running")
  RUNNING,
  @JsonProperty("judging")
  JUDGING,
  @JsonProperty("awaiting_review")
  AWAITING_REVIEW,
  /// A limit was reached; a person may raise it.
  @JsonProperty("paused")
  PAUSED,
  @JsonProperty("completed")
  COMPLETED,
  /// An answer with gaps.
  @JsonProperty("partial")
  PARTIAL,
  @JsonProperty("failed")
  FAILED,
  @JsonProperty("cancelled")
  CANCELLED,
  /// The time limit passed before there was anything to answer with.
  @JsonProperty("expired")
  EXPIRED,
  /// The message was no acceptable job.
  @JsonProperty("rejected")
  REJECTED;

  public boolean isFinal() {
    return compareTo(COMPLETED) >= 0;
  }

  /// As on the wire.
  public String wireName() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
