package io.tierworks.planner.job.event;

import io.tierworks.common.contract.subtask.Check;
import io.tierworks.planner.job.Candidate;
import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.store.JobWriter;

/// An answer goes through the links of its chain that are calls, or a person.
public sealed interface CandidateEvent extends OpenJobEvent {
  SubtaskRef ref();

  /// An answer passed its checks in code. Reports of earlier attempts no longer count.
  record CandidateProposed(String job, SubtaskRef ref, Candidate candidate)
      implements CandidateEvent {
    @Override
    public void store(JobWriter writer) {
      writer.change(ref, subtask -> subtask.proposed(candidate));
    }
  }

  /// A link of the chain has ended.
  record LinkEnded(String job, SubtaskRef ref, Check check) implements CandidateEvent {
    @Override
    public void store(JobWriter writer) {
      writer.change(ref, subtask -> subtask.linked(check));
    }
  }
}
