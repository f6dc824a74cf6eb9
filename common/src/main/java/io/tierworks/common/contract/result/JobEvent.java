package io.tierworks.common.contract.result;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.contract.job.JobStatus;
import io.tierworks.common.contract.subtask.AttemptId;
import io.tierworks.common.cost.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something that happened to a job, for audit and progress, on the topic `job.events`, keyed by
/// job id and in order.
///
/// @param type `accepted`, `planned`, `plan_refused`, `approval_asked`, `approved`, `started`,
///   `subtask_issued`, `subtask_accepted`, `subtask_escalated`, `subtask_retried`,
///   `subtask_failed`, `subtask_redriven`, `redrive_refused`, `subtask_kept`, `skipped`,
///   `attempt_lost`, `judging`, `judged`, `revising`, `not_revised`, `review_asked`, `reviewed`,
///   `limit_raised`, `settling`, `finished`
/// @param done subtasks of the step accepted or given up so far; `total` of how many
/// @param detail what the type adds: the plan for `planned`, the verdict for `judged`, the reason
///   for a refusal
public record JobEvent(
    String job,
    String type,
    JobStatus status,
    Instant at,
    @Nullable String step,
    @Nullable String subtask,
    @Nullable AttemptId attempt,
    @Nullable String tier,
    @Nullable Integer done,
    @Nullable Integer total,
    @Nullable Money cost,
    @Nullable JsonNode detail) {}
