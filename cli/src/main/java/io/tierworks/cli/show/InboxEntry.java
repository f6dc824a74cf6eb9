package io.tierworks.cli.show;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.tierworks.common.contract.job.JobStatus;
import io.tierworks.common.cost.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A question of a job that waits for a person.
///
/// @param on `plan` or `answer`
/// @param since when the person was asked
/// @param until when the default decides
/// @param byDefault `reject` or `approve`
/// @param cost what the job has cost so far
/// @param estimate what it will cost with its plan; null if no event tells
public record InboxEntry(
    String job,
    String tenant,
    String on,
    Instant since,
    Instant until,
    @JsonProperty("default") String byDefault,
    Money cost,
    @Nullable Money estimate) {

  /// Empty if the job waits for no person.
  public static Optional<InboxEntry> of(JobView job) {
    var question = job.waits().question();
    if (question == null || question.until() == null) {
      return Optional.empty();
    }
    var plan = job.plan();
    return Optional.of(
        new InboxEntry(
            job.job(),
            job.terms().tenant(),
            job.status() == JobStatus.AWAITING_APPROVAL ? "plan" : "answer",
            question.since(),
            question.until(),
            question.byDefault(),
            job.cost(),
            plan == null ? null : plan.estimate()));
  }

  /// One line for each entry.
  public static List<String> table(List<InboxEntry> entries, Instant now, int width) {
    var table =
        TextTable.of("job", "tenant", "asks for", ">cost", ">expected", ">waits", ">left", "then");
    entries.forEach(entry -> table.row(entry.cells(now)));
    return table.lines(width, "");
  }

  private List<String> cells(Instant now) {
    var left = Duration.between(now, until);
    return List.of(
        job,
        tenant,
        on.equals("plan") ? "approval" : "review",
        TextFormat.money(cost),
        estimate == null ? "" : TextFormat.money(estimate),
        TextFormat.duration(Duration.between(since, now)),
        TextFormat.duration(left.isNegative() ? Duration.ZERO : left),
        byDefault);
  }
}
