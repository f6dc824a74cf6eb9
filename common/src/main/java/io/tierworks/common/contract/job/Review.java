package io.tierworks.common.contract.job;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// When a person is asked about a job, and what happens when nobody answers. In JSON a review with
/// the usual time and default is only the name of its policy.
///
/// @param maxTime how long each question waits for an answer; null means the service's default
/// @param byDefault the decision when nobody answers in time
/// @param answer what a call that lacks information is told when nobody answers in time; null to
///   give its subtask up
public record Review(
    ReviewPolicy ask,
    @Nullable Duration maxTime,
    DefaultDecision byDefault,
    @Nullable String answer) {
  public static final Review NEVER = of(ReviewPolicy.NEVER);

  @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
  static Review of(
      @JsonProperty("ask") ReviewPolicy ask,
      @JsonProperty("maxTime") @Nullable Duration maxTime,
      @JsonProperty("default") @Nullable DefaultDecision byDefault,
      @JsonProperty("answer") @Nullable String answer) {
    return new Review(ask, maxTime, byDefault == null ? DefaultDecision.REJECT : byDefault, answer);
  }

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static Review of(String ask) {
    return of(ReviewPolicy.valueOf(ask.toUpperCase(Locale.ROOT)));
  }

  public static Review of(ReviewPolicy ask) {
    return new Review(ask, null, DefaultDecision.REJECT, null);
  }

  @JsonValue
  Object json() {
    if (equals(of(ask))) {
      return ask;
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("ask", ask);
    if (maxTime != null) {
      json.put("maxTime", maxTime);
    }
    json.put("default", byDefault);
    if (answer != null) {
      json.put("answer", answer);
    }
    return json;
  }
}
