package io.tierworks.cli.dlq;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierworks.cli.kafka.DeadLetterRecord;
import io.tierworks.cli.kafka.RecordPosition;
import io.tierworks.common.broker.Compression;
import io.tierworks.common.broker.DeadLetter;
import io.tierworks.common.broker.Topics;
import io.tierworks.common.contract.job.JobStatus;
import io.tierworks.common.contract.subtask.AttemptId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RedriveActionTest {
  private static final Topics TOPICS =
      new Topics("t.", List.of("flagship", "nano"), 1, 1, Compression.GZIP);

  @Test
  void aBadJobGoesBackToTheTopicItWasReadFrom() {
    assertThat(of(badJob(Map.of()))).isEqualTo(new RedriveAction.SendBack("t.jobs"));
  }

  @Test
  void anUnreadableSubtaskGoesBackToItsTier() {
    var record =
        deadLetter(
            "subtasks/0:3",
            DeadLetter.rejected(
                DeadLetter.Origin.record("t.subtasks.nano", 0, 9, 1),
                "t.workers.nano",
                "malformed",
                "no JSON"),
            Map.of());
    assertThat(of(record)).isEqualTo(new RedriveAction.SendBack("t.subtasks.nano"));
  }

  @ParameterizedTest
  @EnumSource(JobStatus.class)
  void aSubtaskIsRetriedOnlyWhileItsJobRunsOrWaits(JobStatus status) {
    var action = RedriveAction.of(givenUp(), true, TOPICS, _ -> Optional.of(status));
    if (EnumSet.of(JobStatus.RUNNING, JobStatus.PAUSED, JobStatus.AWAITING_INFO).contains(status)) {
      assertThat(action)
          .isEqualTo(new RedriveAction.RetrySubtask(new AttemptId("j:1", "sort-0001", 4)));
    } else {
      assertThat(why(action)).contains("j:1", status.wireName(), "submit");
    }
  }

  @Test
  void anUnknownJobHasToBeSubmittedAgain() {
    assertThat(why(RedriveAction.of(givenUp(), true, TOPICS, _ -> Optional.empty())))
        .contains("j:1 is unknown", "under a new id");
  }

  @Test
  void aResultThePlannerCouldNotReadIsNotAFailedSubtask() {
    var record =
        deadLetter(
            "results/0:1",
            DeadLetter.rejected(
                DeadLetter.Origin.record("t.subtask.results", 1, 4, 1),
                "t.planner",
                "internal",
                "a fault"),
            Map.of());
    assertThat(of(record)).isEqualTo(new RedriveAction.SendBack("t.subtask.results"));
  }

  @Test
  void aRecordIsSentBackAtMostThreeTimes() {
    assertThat(of(badJob(Map.of("tierworks-redriven", "2"))))
        .isInstanceOf(RedriveAction.SendBack.class);
    assertThat(why(of(badJob(Map.of("tierworks-redriven", "3"))))).contains("sent back 3 times");
  }

  @Test
  void nothingIsSentToTopicsOfOthers() {
    var record =
        deadLetter(
            "jobs/0:1",
            DeadLetter.rejected(
                DeadLetter.Origin.record("payments", 0, 1, 1), "g", "malformed", "no JSON"),
            Map.of());
    assertThat(why(of(record))).contains("payments", "no topic of this installation");
  }

  @Test
  void aRecordWithoutContentIsNotSent() {
    assertThat(why(RedriveAction.of(badJob(Map.of()), false, TOPICS, _ -> Optional.empty())))
        .contains("no content");
  }

  private static RedriveAction of(DeadLetterRecord record) {
    return RedriveAction.of(record, true, TOPICS, _ -> Optional.empty());
  }

  private static String why(RedriveAction action) {
    assertThat(action).isInstanceOf(RedriveAction.Refuse.class);
    return ((RedriveAction.Refuse) action).why();
  }

  private static DeadLetterRecord badJob(Map<String, String> own) {
    return deadLetter(
        "jobs/0:1",
        DeadLetter.rejected(
            DeadLetter.Origin.record("t.jobs", 0, 1, 1), "t.intake", "invalid", "goal"),
        own);
  }

  private static DeadLetterRecord givenUp() {
    return deadLetter(
        "subtasks/0:2",
        new DeadLetter(
            DeadLetter.Origin.subtask("t.subtasks.nano", 4),
            "t.planner",
            "attempts_exhausted",
            "timeout",
            Optional.of(new DeadLetter.LastAttempt("nano", "j:1/sort-0001/4", "0.01"))),
        Map.of("ce_id", "j:1/sort-0001/4"));
  }

  private static DeadLetterRecord deadLetter(
      String place, DeadLetter dead, Map<String, String> own) {
    var headers = new ArrayList<DeadLetterRecord.Header>();
    own.forEach((name, value) -> headers.add(header(name, value)));
    dead.headers().forEach((name, value) -> headers.add(header(name, value)));
    return new DeadLetterRecord(
        RecordPosition.parse(place), Instant.EPOCH, null, null, headers, false);
  }

  private static DeadLetterRecord.Header header(String name, String value) {
    return new DeadLetterRecord.Header(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
