package io.tierworks.cli.admin;

import io.tierworks.cli.command.CliException;
import io.tierworks.cli.command.CommonOptions;
import io.tierworks.cli.command.ExitCode;
import io.tierworks.cli.kafka.Cluster;
import io.tierworks.common.broker.Topics;
import io.tierworks.common.broker.kafka.TopicAdmin;
import io.tierworks.common.contract.json.Wire;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "topics",
    description = {
      "Create the declared topics and group settings, or check them;",
      "or print the access rights that each role needs, as arguments of kafka-acls;",
      "or print topics and users with their rights as resources of Strimzi, for kubectl apply."
    },
    mixinStandardHelpOptions = true)
public final class TopicsCommand implements Callable<Integer> {
  enum Action {
    CREATE,
    CHECK,
    ACLS,
    STRIMZI
  }

  @Parameters(paramLabel = "create|check|acls|strimzi", description = "Creating twice is harmless.")
  private Action action = Action.CHECK;

  @Option(
      names = "--role",
      paramLabel = "ROLE",
      description = "With acls: one role only, such as planner or worker-nano.")
  private @Nullable String role;

  @Option(
      names = "--principal",
      paramLabel = "PRINCIPAL",
      description = "With --role: who plays it. Default: User:ROLE.")
  private @Nullable String principal;

  @Option(
      names = "--cluster",
      paramLabel = "NAME",
      defaultValue = "kafka",
      description = "With strimzi: name of the Kafka resource. Default: ${DEFAULT-VALUE}.")
  private String cluster = "";

  @Mixin private final CommonOptions common = new CommonOptions();

  @Override
  public Integer call() throws Exception {
    return switch (action) {
      case CREATE -> atTheBroker(topics -> created(topics.create()));
      case CHECK -> atTheBroker(topics -> checked(topics.check()));
      case ACLS -> acls();
      case STRIMZI -> strimzi();
    };
  }

  private int strimzi() {
    if (role != null || common.json()) {
      throw CliException.usage(
          "topics strimzi: prints all roles, as YAML; leave out --role and --json");
    }
    var settings = common.settings();
    var manifest =
        new StrimziManifest(Topics.of(settings), settings.whole("topics.replication"), cluster);
    manifest.yaml().lines().forEach(common.screen()::line);
    return ExitCode.OK;
  }

  private int acls() {
    if (principal != null && role == null) {
      throw CliException.usage(
          "--principal: several roles cannot have one principal; name one --role");
    }
    var lines = AclLine.all(Topics.of(common.settings()), role, principal);
    var screen = common.screen();
    lines.forEach(line -> screen.line(common.json() ? Wire.text(line) : line.text()));
    return ExitCode.OK;
  }

  @FunctionalInterface
  private interface Deed {
    int with(TopicAdmin topics) throws InterruptedException, ExecutionException;
  }

  private int atTheBroker(Deed deed) throws InterruptedException {
    try (var cluster = Cluster.reach(common.settings())) {
      return deed.with(new TopicAdmin(cluster.admin(), cluster.settings()));
    } catch (ExecutionException e) {
      throw CliException.failed("the broker refuses: " + Cluster.reason(e).getMessage());
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
