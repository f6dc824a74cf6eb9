package io.tierworks.cli.command;

import io.tierworks.common.contract.result.JobResult;

/// Exit codes of the command.
public final class ExitCode {
  public static final int OK = 0;
  public static final int JOB_FAILED = 1;
  public static final int USAGE = 2;
  public static final int UNREACHABLE = 3;

  /// There is no such job.
  public static final int UNKNOWN_JOB = 4;

  /// The job is not in a state in which the command applies. Nothing has changed.
  public static final int NOT_APPLICABLE = 5;

  /// A defect in Tierworks; `EX_SOFTWARE` of `sysexits.h`.
  public static final int DEFECT = 70;

  private ExitCode() {}

  /// A partial answer counts as success; a partial result without an answer does not.
  public static int of(JobResult result) {
    return switch (result.status()) {
      case COMPLETED -> OK;
      case PARTIAL -> result.answer() == null || result.answer().isNull() ? JOB_FAILED : OK;
      case FAILED, CANCELLED, EXPIRED, REJECTED -> JOB_FAILED;
      case PLANNING, AWAITING_APPROVAL, RUNNING, PAUSED, JUDGING, AWAITING_REVIEW, AWAITING_INFO ->
          OK;
    };
  }
}
