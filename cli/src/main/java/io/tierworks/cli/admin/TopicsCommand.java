package io.tierworks.cli.admin;

import io.tierworks.cli.command.CliException;
import io.tierworks.cli.command.CommonOptions;
import io.tierworks.cli.command.ExitCode;
import io.tierworks.cli.kafka.Cluster;
import io.tierworks.cli.show.TextFormat;
import io.tierworks.common.broker.TopicSettings;
import io.tierworks.common.broker.Topics;
import io.tierworks.common.broker.kafka.TopicAdmin;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "topics",
    description = "Create or check topics; print access rights or Strimzi resources.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true)
public final class TopicsCommand {
  @FunctionalInterface
  private interface AdminCall<T> {
    T with(TopicAdmin topics) throws InterruptedException, ExecutionException;
  }

  @Command(
      name = "create",
      description = "Create missing topics, apply compression and group settings. Safe to repeat.")
  int create(@Mixin CommonOptions common) throws InterruptedException {
    var created = call(common, TopicAdmin::create);
    common.print(
        Map.of("created", created),
        () ->
            created.isEmpty()
                ? List.of("all topics exist; their compression and group settings are applied")
                : created.stream().map(name -> "created " + name).toList());
    return ExitCode.OK;
  }

  @Command(
      name = "check",
      description = "Compare topics and group settings with their declaration.")
  int check(@Mixin CommonOptions common) throws InterruptedException {
    var faults = call(common, TopicAdmin::check);
    common.print(
        Map.of("faults", faults),
        () ->
            faults.isEmpty()
                ? List.of("all topics and group settings match their declaration")
                : faults.stream()
                    .flatMap(
                        fault -> TextFormat.wrap(fault, common.terminal().wrapWidth(), "").stream())
                    .toList());
    return faults.isEmpty() ? ExitCode.OK : ExitCode.JOB_FAILED;
  }

  @Command(
      name = "acls",
      description = "Print the access rights of each role as arguments of kafka-acls.")
  int acls(
      @Option(
              names = "--role",
              paramLabel = "ROLE",
              description = "Print only this role, such as planner or worker-nano.")
          @Nullable String role,
      @Option(
              names = "--principal",
              paramLabel = "PRINCIPAL",
              description = "With --role: the principal that gets the rights. Default: User:ROLE.")
          @Nullable String principal,
      @Mixin CommonOptions common) {
    CliException.require(
        principal == null || role != null, "--principal: name the --role that this principal has");
    common.printEach(
        AclLine.all(Topics.from(common.settings()), role, principal),
        lines -> lines.stream().map(AclLine::text).toList());
    return ExitCode.OK;
  }

  @Command(
      name = "strimzi",
      description = "Print topics and users as Strimzi resources, for kubectl apply.")
  int strimzi(
      @Option(
              names = "--cluster",
              paramLabel = "NAME",
              defaultValue = "kafka",
              description = "Name of the Kafka resource. Default: ${DEFAULT-VALUE}.")
          String cluster,
      @Mixin CommonOptions common) {
    CliException.require(!common.json(), "--json: `topics strimzi` prints YAML only");
    var manifest = new StrimziManifest(TopicSettings.from(common.settings()), cluster);
    common.terminal().lines(manifest.yaml().lines().toList());
    return ExitCode.OK;
  }

  private static <T> T call(CommonOptions common, AdminCall<T> call) throws InterruptedException {
    var cluster = Cluster.reach(common.settings());
    try (var admin = cluster.connection().admin()) {
      return call.with(new TopicAdmin(admin, TopicSettings.from(cluster.settings())));
    } catch (ExecutionException e) {
      throw failure(Cluster.reason(e));
    }
  }

  static CliException failure(Throwable cause) {
    return cause instanceof RetriableException
        ? CliException.unreachable(
            "the broker did not complete the request in time (%s); run the command again, it is safe to repeat"
                .formatted(cause.getMessage()))
        : CliException.failed("the broker rejected the request: " + cause.getMessage());
  }
}
