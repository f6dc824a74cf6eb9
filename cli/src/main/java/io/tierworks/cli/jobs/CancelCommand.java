package io.tierworks.cli.jobs;

import io.tierworks.cli.CommonOptions;
import io.tierworks.common.contract.JobCommand;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "cancel",
    description = "Cancel a job; what is done so far is kept and billed.",
    mixinStandardHelpOptions = true)
public final class CancelCommand implements Callable<Integer> {
  @Parameters(paramLabel = "ID", description = "The job.")
  private String id = "";

  @Option(names = "--reason", paramLabel = "TEXT", description = "For the audit trail.")
  private String reason = "";

  @Mixin private final CommonOptions common = new CommonOptions();

  @Override
  public Integer call() throws Exception {
    return Decision.send(new JobCommand.Cancel(id, Decision.by(), reason), common);
  }
}
