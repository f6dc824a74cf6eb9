package io.tierworks.cli.doctor;

import io.tierworks.cli.command.CliException;
import io.tierworks.cli.command.CommonOptions;
import io.tierworks.cli.command.ExitCode;
import io.tierworks.cli.kafka.Cluster;
import io.tierworks.common.contract.json.Wire;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "doctor",
    description = "Look at broker, topics, planner and workers; say what is wrong and what to do.",
    mixinStandardHelpOptions = true)
public final class DoctorCommand implements Callable<Integer> {
  @Mixin private final CommonOptions common = new CommonOptions();

  /// 0 when nothing is wrong, 1 with a fault, 3 when no broker lets us in.
  @Override
  public Integer call() throws Exception {
    var settings = common.settings();
    try (var cluster = Cluster.reach(settings)) {
      var findings = new Diagnosis(cluster).findings();
      show(findings);
      return findings.stream().anyMatch(f -> f.outcome() == Severity.FAULT)
          ? ExitCode.JOB_FAILED
          : ExitCode.OK;
    } catch (CliException refused) {
      show(List.of(Finding.fault("broker", String.valueOf(refused.getMessage()), "")));
      return ExitCode.UNREACHABLE;
    }
  }

  private void show(List<Finding> findings) {
    var screen = common.screen();
    screen.lines(
        common.json() ? findings.stream().map(Wire::text).toList() : FindingsTable.lines(findings));
  }
}
