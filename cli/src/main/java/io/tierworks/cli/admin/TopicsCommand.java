package io.tierworks.cli.admin;

import io.tierworks.cli.CommonOptions;
import io.tierworks.cli.ExitCode;
import io.tierworks.cli.Refused;
import io.tierworks.cli.kafka.Cluster;
import io.tierworks.common.broker.kafka.TopicAdmin;
import io.tierworks.common.contract.Wire;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "topics",
    description = "Create the declared topics and group settings, or check them.",
    mixinStandardHelpOptions = true)
public final class TopicsCommand implements Callable<Integer> {
  enum Action {
    CREATE,
    CHECK
  }

  @Parameters(paramLabel = "create|check", description = "Creating twice is harmless.")
  private Action action = Action.CHECK;

  @Mixin private final CommonOptions common = new CommonOptions();

  @Override
  public Integer call() throws Exception {
    try (var cluster = Cluster.reach(common.settings())) {
      var topics = new TopicAdmin(cluster.admin(), cluster.settings());
      return switch (action) {
        case CREATE -> created(topics.create());
        case CHECK -> checked(topics.check());
      };
    } catch (ExecutionException e) {
      throw Refused.failed("the broker refuses: " + Cluster.reason(e).getMessage());
    }
  }

  private int created(List<String> names) {
    var screen = common.screen();
    if (common.json()) {
      screen.line(Wire.text(Map.of("created", names)));
    } else if (names.isEmpty()) {
      screen.line("all topics were there; group settings are applied");
    } else {
      names.forEach(name -> screen.line("created " + name));
    }
    return ExitCode.OK;
  }

  private int checked(List<String> faults) {
    var screen = common.screen();
    if (common.json()) {
      screen.line(Wire.text(Map.of("faults", faults)));
    } else if (faults.isEmpty()) {
      screen.line("all topics and group settings are as declared");
    } else {
      screen.lines(faults);
    }
    return faults.isEmpty() ? ExitCode.OK : ExitCode.JOB_FAILED;
  }
}
