package io.tierworks.cli.jobs;

import io.tierworks.common.contract.job.JobCommand;
import picocli.CommandLine.Option;

/// A decision to let something pass, or not.
abstract class AcceptOrRejectCommand extends DecisionCommand {
  @Option(names = "--reject", description = "Say no.")
  private boolean reject;

  @Option(names = "--note", paramLabel = "TEXT", description = "A word on why.")
  private String note = "";

  abstract JobCommand command(String job, boolean yes, String who, String why);

  @Override
  final JobCommand command(String job, String who) {
    return command(job, !reject, who, note);
  }
}
