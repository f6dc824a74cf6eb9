package io.tierworks.cli.jobs;

import io.tierworks.common.contract.job.JobCommand;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Accepts or rejects a plan or an answer.
abstract class AcceptOrRejectCommand extends DecisionCommand {
  @Option(names = "--reject", description = "Reject it. Without this option you accept it.")
  private boolean reject;

  @Option(names = "--note", paramLabel = "TEXT", description = "Reason for the audit trail.")
  private @Nullable String note;

  abstract JobCommand command(
      String job, boolean accepted, @Nullable String by, @Nullable String note);

  @Override
  final JobCommand command(String job, @Nullable String by) {
    return command(job, !reject, by, note);
  }
}
