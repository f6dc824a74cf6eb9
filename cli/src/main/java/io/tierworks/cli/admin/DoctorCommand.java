package io.tierworks.cli.admin;

import io.tierworks.cli.CommonOptions;
import io.tierworks.cli.ExitCode;
import io.tierworks.cli.kafka.Cluster;
import io.tierworks.common.contract.Wire;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "doctor",
    description = "Look at broker, topics, planner and workers; say what is wrong and what to do.",
    mixinStandardHelpOptions = true)
public final class DoctorCommand implements Callable<Integer> {
  @Mixin private final CommonOptions common = new CommonOptions();

  @Override
  public Integer call() throws Exception {
    try (var cluster = Cluster.reach(common.settings())) {
      var screen = common.screen();
      var findings = new Examination(cluster).findings();
      for (var finding : findings) {
        screen.line(common.json() ? Wire.text(finding) : finding.text());
      }
      return findings.stream().allMatch(Finding::well) ? ExitCode.OK : ExitCode.JOB_FAILED;
    }
  }
}
