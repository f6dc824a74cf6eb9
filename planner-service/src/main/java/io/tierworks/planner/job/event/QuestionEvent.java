package io.tierworks.planner.job.event;

import io.tierworks.common.contract.result.Decision;
import io.tierworks.common.contract.result.JobEventType.OfSubtask;
import io.tierworks.planner.job.Clarification;
import io.tierworks.planner.job.InfoRequest;
import io.tierworks.planner.job.JobState;
import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.SubtaskState;
import io.tierworks.planner.job.store.JobWriter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A call that lacks information asks for it.
public sealed interface QuestionEvent extends OpenJobEvent {
  /// A subtask waits for the answer of a person.
  ///
  /// @param byDefault what it is told if nobody answers; null if it is given up then
  record QuestionAsked(String job, InfoRequest question, @Nullable String byDefault)
      implements QuestionEvent {
    @Override
    public JobState evolve(JobState before) {
      return before.ask(question);
    }

    @Override
    public void store(JobWriter writer) {
      if (!question.review()) {
        writer.change(question.ref(), SubtaskState::asked);
      }
    }

    @Override
    public Optional<AuditLine> audit() {
      return Optional.of(
          AuditLine.of(OfSubtask.QUESTION_ASKED, question.ref())
              .tier(question.tier())
              .with("question", question.text())
              .with("until", question.until())
              .with("default", otherwise()));
    }

    /// What happens if nobody answers.
    private String otherwise() {
      return question.review() ? "reject" : byDefault == null ? "give_up" : "answer";
    }
  }

  /// A person has answered, or the time to answer is over.
  ///
  /// @param told what all later attempts are told; null if the subtask is given up
  record QuestionClosed(String job, SubtaskRef ref, Decision decision, @Nullable Clarification told)
      implements QuestionEvent {
    @Override
    public JobState evolve(JobState before) {
      return before.closeQuestion(ref);
    }

    @Override
    public void store(JobWriter writer) {
      writer.add(decision);
      writer.change(ref, SubtaskState::unasked);
      if (told != null) {
        writer.change(ref, subtask -> subtask.told(told));
      }
    }

    @Override
    public Optional<AuditLine> audit() {
      return Optional.of(
          AuditLine.of(OfSubtask.QUESTION_CLOSED, ref)
              .with("decision", decision.decision())
              .with(decision));
    }
  }

  /// The answer is no longer needed: the subtask has a result after all, or the job cannot use one.
  record QuestionWithdrawn(String job, SubtaskRef ref) implements QuestionEvent {
    @Override
    public JobState evolve(JobState before) {
      return before.closeQuestion(ref);
    }

    @Override
    public void store(JobWriter writer) {
      writer.change(ref, SubtaskState::unasked);
    }
  }
}
