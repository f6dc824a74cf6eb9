package io.tierworks.cli.show;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.contract.result.JobEvent;
import io.tierworks.common.contract.result.JobEventType;
import io.tierworks.common.contract.result.JobEventType.OfJob;
import io.tierworks.common.cost.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who pays for a job, and its limits as they were raised last.
///
/// @param maxCost null if no event has told it
/// @param deadline null if no event has told it
/// @param stood how long the job's time stood still while a person was asked
public record JobTerms(
    String tenant,
    @Nullable Money maxCost,
    @Nullable Instant deadline,
    @JsonIgnore Duration stood) {
  /// They end a time in which the job stood still.
  private static final Set<JobEventType> STANDING =
      Set.of(OfJob.APPROVED, OfJob.RESUMED, OfJob.SENT_BACK);

  static final JobTerms UNKNOWN = new JobTerms("", null, null, Duration.ZERO);

  JobTerms after(JobEvent event) {
    var detail = event.detail();
    if (detail != null && event.type() == OfJob.ACCEPTED) {
      return limits(detail.path("tenant").asText(""), detail);
    }
    if (detail != null && STANDING.contains(event.type())) {
      return standing(deadline(detail));
    }
    return detail != null && event.type() == OfJob.LIMIT_RAISED ? limits(tenant, detail) : this;
  }

  /// When the job would end if its time had not stood still.
  public @Nullable Instant due() {
    return deadline == null ? null : deadline.minus(stood);
  }

  private JobTerms standing(@Nullable Instant until) {
    return deadline == null || until == null
        ? this
        : new JobTerms(tenant, maxCost, until, stood.plus(Duration.between(deadline, until)));
  }

  private JobTerms limits(String payer, JsonNode detail) {
    var cost = detail.path("maxCost");
    return new JobTerms(
        payer,
        cost.isNumber() ? Money.dollars(cost.decimalValue()) : null,
        deadline(detail),
        stood);
  }

  private static @Nullable Instant deadline(JsonNode detail) {
    var deadline = detail.path("deadline").asText("");
    return deadline.isEmpty() ? null : Instant.parse(deadline);
  }
}
