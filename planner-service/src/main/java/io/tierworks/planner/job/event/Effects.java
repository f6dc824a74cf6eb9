package io.tierworks.planner.job.event;

import io.tierworks.common.contract.job.Job;
import io.tierworks.common.contract.job.JobStatus;
import io.tierworks.common.contract.json.Violation;
import io.tierworks.common.contract.result.AnswerPage;
import io.tierworks.common.contract.result.Bill;
import io.tierworks.common.contract.result.JobResult;
import io.tierworks.common.contract.worker.WorkerCommand;
import io.tierworks.common.cost.Money;
import io.tierworks.common.cost.Usage;
import io.tierworks.planner.job.JobState;
import io.tierworks.planner.job.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// `effects(state, event) -> messages`: what follows for others. Pure; the audit line of each event
/// included.
public final class Effects {
  private static final Bill NO_BILL = new Bill(Money.ZERO, Usage.NONE, 0, List.of(), false, null);

  private Effects() {}

  /// @param job the header after the event; empty when the event has none
  public static List<Message> of(Event event, Optional<JobState> job, Instant now) {
    return event instanceof Event.Headless headless
        ? ofHeadless(headless, now)
        : ofJob(event, job, now);
  }

  /// The result comes last: who has it has everything.
  private static List<Message> told(List<AnswerPage> answers, JobResult result) {
    return Stream.<Message>concat(
            answers.stream().map(Message.Answers::new), Stream.of(new Message.Result(result)))
        .toList();
  }

  private static List<Message> ofHeadless(Event.Headless event, Instant now) {
    return switch (event) {
      case Event.Refused refused -> List.of(new Message.Result(refusal(refused, now)));
      case Event.Repeated repeated -> told(repeated.answers(), repeated.result());
      case Event.Forgotten _, Event.Tidied _ -> List.of();
    };
  }

  private static List<Message> ofJob(Event event, Optional<JobState> job, Instant now) {
    var state = job.orElseThrow();
    var audit = AuditLine.line(event, state, now).<Message>map(Message.Audit::new);
    var messages = new ArrayList<Message>();
    own(event).forEach(messages::add);
    audit.ifPresent(messages::add);
    return messages;
  }

  private static List<Message> own(Event event) {
    return switch (event) {
      case Event.Issued e -> List.of(new Message.Dispatch(e.order()));
      case Event.Finished e -> told(e.answers(), e.result());
      case Event.Settling e ->
          e.open() == 0
              ? List.of()
              : List.of(new Message.Command(new WorkerCommand.CancelJob(e.job())));
      case Event.CalledOff e ->
          e.attempts().stream()
              .<Message>map(
                  attempt -> new Message.Command(new WorkerCommand.CancelAttempt("", attempt)))
              .toList();
      case Event.DeadLettered e -> List.of(e.letter());
      case Event.Accepted _,
          Event.Headless _,
          Event.Reported _,
          Event.Lost _,
          Event.RunLost _,
          Event.Planned _,
          Event.PlanRefused _,
          Event.ApprovalAsked _,
          Event.Approved _,
          Event.Ready _,
          Event.SubtaskAccepted _,
          Event.SubtaskReturned _,
          Event.SubtaskGivenUp _,
          Event.SubtaskRedriven _,
          Event.RedriveRefused _,
          Event.Kept _,
          Event.Skipped _,
          Event.JudgingBegan _,
          Event.Judged _,
          Event.Revising _,
          Event.Unrevised _,
          Event.ReviewAsked _,
          Event.Reviewed _,
          Event.LimitRaised _,
          Event.Paused _,
          Event.Resumed _,
          Event.Held _,
          Event.Freed _,
          Event.WrittenOff _ ->
          List.of();
    };
  }

  /// A conflicting message gets a result under an id of its own, so that each job keeps exactly
  /// one.
  private static JobResult refusal(Event.Refused event, Instant now) {
    var id = event.job() + "~" + event.digest().substring(0, 8);
    return rejected(id, List.of(event.violation()), event.receivedAt(), now);
  }

  /// The result of a message that is no job.
  public static JobResult rejected(
      String id, List<Violation> errors, Instant receivedAt, Instant now) {
    return new JobResult(
        id,
        JobStatus.REJECTED,
        null,
        List.of(),
        null,
        null,
        List.of(),
        List.of(),
        errors,
        null,
        JobResult.Counts.NONE,
        NO_BILL,
        Job.DEFAULT_TENANT,
        Map.of(),
        receivedAt,
        now);
  }
}
