package io.tierworks.cli.jobs;

import io.tierworks.common.contract.job.JobCommand;
import picocli.CommandLine.Option;

/// Accepts or rejects a plan or an answer.
abstract class AcceptOrRejectCommand extends DecisionCommand {
  @Option(names = "--reject", description = "Reject it. Without this option you accept it.")
  private boolean reject;

  @Option(names = "--note", paramLabel = "TEXT", description = "Reason for the audit trail.")
  private String note = "";

  abstract JobCommand command(String job, boolean accepted, String by, String note);

  @Override
  final JobCommand command(String job, String by) {
    return command(job, !reject, by, note);
  }
}
