package io.tierworks.common.contract.result;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Why a message did not become a job. A job of the same id is not touched.
public enum Refusal {
  /// The message is no valid job.
  @JsonProperty("invalid")
  INVALID,
  /// Its id is the id of another job.
  @JsonProperty("id_taken")
  ID_TAKEN
}
