package io.tierworks.planner.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/// A question of a subtask to a person: of a call that lacks information, or about an answer that a
/// person has to accept.
///
/// @param ref the subtask that asks
/// @param tier that makes the next attempt
/// @param text what it needs to know, or the answer
/// @param until when the job's default answers, or the subtask is given up
/// @param review whether it is about an answer
public record InfoRequest(
    SubtaskRef ref,
    String tier,
    String text,
    Instant since,
    Instant until,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean review) {
  /// Questions of one job, so that a person can read them all.
  public static final int MOST_OF_JOB = 20;
}
