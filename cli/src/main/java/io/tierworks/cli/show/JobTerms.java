package io.tierworks.cli.show;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.contract.result.JobEvent;
import io.tierworks.common.contract.result.JobEventType.OfJob;
import io.tierworks.common.cost.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Who pays for a job, and its limits as they were raised last.
///
/// @param maxCost null if no event has told it
/// @param deadline null if no event has told it
public record JobTerms(String tenant, @Nullable Money maxCost, @Nullable Instant deadline) {
  static final JobTerms UNKNOWN = new JobTerms("", null, null);

  JobTerms after(JobEvent event) {
    var detail = event.detail();
    if (detail != null && event.type() == OfJob.ACCEPTED) {
      return limits(detail.path("tenant").asText(""), detail);
    }
    return detail != null && event.type() == OfJob.LIMIT_RAISED ? limits(tenant, detail) : this;
  }

  private static JobTerms limits(String tenant, JsonNode detail) {
    var cost = detail.path("maxCost");
    var deadline = detail.path("deadline").asText("");
    return new JobTerms(
        tenant,
        cost.isNumber() ? Money.dollars(cost.decimalValue()) : null,
        deadline.isEmpty() ? null : Instant.parse(deadline));
  }
}
