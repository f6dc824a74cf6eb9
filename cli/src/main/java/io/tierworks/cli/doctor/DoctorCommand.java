package io.tierworks.cli.doctor;

import io.tierworks.cli.command.CliException;
import io.tierworks.cli.command.CommonOptions;
import io.tierworks.cli.command.ExitCode;
import io.tierworks.cli.kafka.Cluster;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "doctor",
    description = "Check broker, topics, planner and workers. Say what is wrong and how to fix it.")
public final class DoctorCommand implements Callable<Integer> {
  @Mixin private final CommonOptions common = new CommonOptions();

  /// Returns 0 without faults, 1 with a fault, 3 if no broker can be reached.
  @Override
  public Integer call() throws Exception {
    var settings = common.settings();
    try {
      var findings = findings(Cluster.reach(settings));
      print(findings);
      return findings.stream().anyMatch(Finding::needsAction) ? ExitCode.JOB_FAILED : ExitCode.OK;
    } catch (CliException e) {
      print(List.of(Finding.fault("broker", String.valueOf(e.getMessage()), "")));
      return ExitCode.UNREACHABLE;
    }
  }

  private static List<Finding> findings(Cluster cluster) throws InterruptedException {
    try (var admin = cluster.connection().admin()) {
      return new Diagnosis(cluster, admin).findings();
    }
  }

  private void print(List<Finding> findings) {
    int width = common.terminal().wrapWidth();
    common.printEach(findings, all -> Finding.table(all, width));
  }
}
