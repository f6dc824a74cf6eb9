package io.tierworks.cli.command;

import io.tierworks.common.contract.job.JobStatus;

/// Exit codes of the command.
public final class ExitCode {
  public static final int OK = 0;
  public static final int JOB_FAILED = 1;
  public static final int USAGE = 2;
  public static final int UNREACHABLE = 3;

  /// A defect in Tierworks; `EX_SOFTWARE` of `sysexits.h`.
  public static final int DEFECT = 70;

  private ExitCode() {}

  /// A partial answer counts as success.
  public static int of(JobStatus status) {
    return switch (status) {
      case COMPLETED, PARTIAL -> OK;
      case FAILED, CANCELLED, EXPIRED, REJECTED -> JOB_FAILED;
      case PLANNING, AWAITING_APPROVAL, RUNNING, PAUSED, JUDGING, AWAITING_REVIEW -> OK;
    };
  }
}
