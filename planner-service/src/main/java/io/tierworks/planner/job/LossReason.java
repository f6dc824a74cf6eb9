package io.tierworks.planner.job;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// Why an attempt is lost.
public enum LossReason {
  WORKER_SILENT,
  HANDED_BACK,
  NOT_STARTED;

  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
