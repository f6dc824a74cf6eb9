package io.tierworks.cli.jobs;

import io.tierworks.cli.CommonOptions;
import io.tierworks.common.contract.JobCommand;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "review",
    description = "Accept an answer that waits for review, or refuse it.",
    mixinStandardHelpOptions = true)
public final class ReviewCommand implements Callable<Integer> {
  @Parameters(paramLabel = "ID", description = "The job.")
  private String id = "";

  @Option(names = "--reject", description = "Say no.")
  private boolean reject;

  @Option(names = "--note", paramLabel = "TEXT", description = "A word on why.")
  private String note = "";

  @Mixin private final CommonOptions common = new CommonOptions();

  @Override
  public Integer call() throws Exception {
    return Decision.send(new JobCommand.Review(id, !reject, Decision.by(), note), common);
  }
}
