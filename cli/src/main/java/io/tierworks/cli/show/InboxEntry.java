package io.tierworks.cli.show;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.tierworks.common.contract.job.JobStatus;
import io.tierworks.common.cost.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A question of a job that waits for a person.
///
/// @param on `plan`, `answer` or `question`
/// @param subtask that asks; null for plan and answer
/// @param question what the subtask asks; null for plan and answer
/// @param since when the person was asked
/// @param until when the default decides
/// @param byDefault `reject` or `approve`; of a subtask that lacks information `give_up` or
///   `answer`
/// @param cost what the job has cost so far
/// @param estimate what it will cost with its plan; null if no event tells
public record InboxEntry(
    String job,
    String tenant,
    String on,
    @Nullable String subtask,
    @Nullable String question,
    Instant since,
    Instant until,
    @JsonProperty("default") String byDefault,
    Money cost,
    @Nullable Money estimate) {

  /// What a job asks; empty if it waits for no person.
  public static List<InboxEntry> of(JobView job) {
    var questions = job.waits().questions().stream().map(asked -> of(job, asked));
    return Stream.concat(decision(job).stream(), questions).toList();
  }

  private static Optional<InboxEntry> decision(JobView job) {
    var asked = job.waits().question();
    if (asked == null || asked.until() == null) {
      return Optional.empty();
    }
    var on = job.status() == JobStatus.AWAITING_APPROVAL ? "plan" : "answer";
    return Optional.of(
        new InboxEntry(
            job.job(),
            job.terms().tenant(),
            on,
            null,
            null,
            asked.since(),
            asked.until(),
            asked.byDefault(),
            job.cost(),
            estimate(job)));
  }

  private static InboxEntry of(JobView job, JobView.InfoQuestion asked) {
    return new InboxEntry(
        job.job(),
        job.terms().tenant(),
        "question",
        asked.subtask(),
        asked.question(),
        asked.since(),
        asked.until(),
        asked.byDefault(),
        job.cost(),
        estimate(job));
  }

  private static @Nullable Money estimate(JobView job) {
    var plan = job.plan();
    return plan == null ? null : plan.estimate();
  }

  /// One line for each entry, then the texts of the questions.
  public static List<String> lines(List<InboxEntry> entries, Instant now, int width) {
    var table =
        TextTable.of("job", "tenant", "asks for", ">cost", ">expected", ">waits", ">left", "then");
    entries.forEach(entry -> table.row(entry.cells(now)));
    var lines = new ArrayList<>(table.lines(width, ""));
    entries.forEach(entry -> lines.addAll(entry.text(width)));
    return lines;
  }

  private List<String> text(int width) {
    return question == null
        ? List.of()
        : TextFormat.wrap("%s %s asks: %s".formatted(job, subtask, question), width, "");
  }

  private List<String> cells(Instant now) {
    var left = Duration.between(now, until);
    return List.of(
        job,
        tenant,
        asksFor(),
        TextFormat.money(cost),
        estimate == null ? "" : TextFormat.money(estimate),
        TextFormat.duration(Duration.between(since, now)),
        TextFormat.duration(left.isNegative() ? Duration.ZERO : left),
        byDefault.replace('_', ' '));
  }

  private String asksFor() {
    return switch (on) {
      case "plan" -> "approval";
      case "answer" -> "review";
      default -> byDefault.equals("reject") ? "review" : "information";
    };
  }
}
