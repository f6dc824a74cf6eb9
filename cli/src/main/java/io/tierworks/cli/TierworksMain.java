package io.tierworks.cli;

import io.tierworks.cli.admin.CompletionCommand;
import io.tierworks.cli.admin.ConfigCommand;
import io.tierworks.cli.admin.TopicsCommand;
import io.tierworks.cli.command.Terminal;
import io.tierworks.cli.demo.DemoCommand;
import io.tierworks.cli.dlq.DlqCommand;
import io.tierworks.cli.doctor.DoctorCommand;
import io.tierworks.cli.jobs.AnswerCommand;
import io.tierworks.cli.jobs.ApproveCommand;
import io.tierworks.cli.jobs.CancelCommand;
import io.tierworks.cli.jobs.InboxCommand;
import io.tierworks.cli.jobs.JobsCommand;
import io.tierworks.cli.jobs.RaiseCommand;
import io.tierworks.cli.jobs.ReviewCommand;
import io.tierworks.cli.jobs.ReviseCommand;
import io.tierworks.cli.jobs.ShowCommand;
import io.tierworks.cli.jobs.SubmitCommand;
import io.tierworks.cli.jobs.WatchCommand;
import io.tierworks.cli.run.PlannerCommand;
import io.tierworks.cli.run.SimulatorCommand;
import io.tierworks.cli.run.WorkerCommand;
import io.tierworks.cli.stack.DownCommand;
import io.tierworks.cli.stack.LogsCommand;
import io.tierworks.cli.stack.PsCommand;
import io.tierworks.cli.stack.UpCommand;
import io.tierworks.common.contract.json.DurationText;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Entry point of the `tierworks` command.
@Command(
    name = "tierworks",
    description = "Model hierarchies on Apache Kafka: large models decide, small ones execute.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    version = "tierworks 0.1.0-SNAPSHOT",
    footer = {
      "",
      "Exit codes: 0 success, 1 job or request failed, 2 wrong usage,",
      "3 broker not reachable, 4 no such job, 5 the job is not in a state in which",
      "the command applies.",
      "To see it at work, run `tierworks demo`."
    })
public final class TierworksMain {
  private static final Set<String> SERVICES = Set.of("planner", "worker", "simulator");

  private static final List<Class<?>> COMMANDS =
      List.of(
          DemoCommand.class,
          UpCommand.class,
          DownCommand.class,
          PsCommand.class,
          LogsCommand.class,
          SubmitCommand.class,
          JobsCommand.class,
          InboxCommand.class,
          ShowCommand.class,
          WatchCommand.class,
          CancelCommand.class,
          ApproveCommand.class,
          ReviewCommand.class,
          ReviseCommand.class,
          AnswerCommand.class,
          RaiseCommand.class,
          DlqCommand.class,
          TopicsCommand.class,
          DoctorCommand.class,
          ConfigCommand.class,
          CompletionCommand.class,
          PlannerCommand.class,
          WorkerCommand.class,
          SimulatorCommand.class);

  public static void main(String[] args) {
    if (args.length == 0 || !SERVICES.contains(args[0])) {
      System.setProperty("logback.configurationFile", "command-logback.xml");
    }
    System.exit(commandLine(args).execute(args));
  }

  /// Knows only the command that the arguments name, or all if they name none: to make all takes as
  /// long as many a command runs.
  public static CommandLine commandLine(String... args) {
    var command = new CommandLine(new TierworksMain());
    var named = COMMANDS.stream().filter(type -> isNamed(type, args)).toList();
    (named.isEmpty() ? COMMANDS : named).forEach(command::addSubcommand);
    var errors = new ExceptionHandler();
    boolean live = Terminal.of(command.getOut(), command.getErr()).live();
    return command
        .setColorScheme(Help.defaultColorScheme(live ? Help.Ansi.ON : Help.Ansi.OFF))
        .setParameterExceptionHandler(errors)
        .setExecutionExceptionHandler(errors)
        .registerConverter(
            Duration.class, value("a duration, such as 30m, 1h or PT1H30M", DurationText::parse))
        .registerConverter(
            BigDecimal.class, value("an amount of dollars, such as 2.50", BigDecimal::new))
        .registerConverter(int.class, value("a whole number", Integer::valueOf))
        .registerConverter(Integer.class, value("a whole number", Integer::valueOf))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(true);
  }

  private static boolean isNamed(Class<?> type, String[] args) {
    return args.length > 0
        && type != CompletionCommand.class
        && type.getAnnotation(Command.class).name().equals(args[0]);
  }

  private static <T> ITypeConverter<T> value(String expected, Function<String, T> reader) {
    return text -> {
      try {
        return reader.apply(text);
      } catch (RuntimeException _) {
        throw new TypeConversionException("'%s' is not %s".formatted(text, expected));
      }
    };
  }
}
