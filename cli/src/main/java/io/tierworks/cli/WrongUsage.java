package io.tierworks.cli;

import io.tierworks.common.contract.json.Nearest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// Says what is wrong with the arguments of a command, which one is probably meant, and where to
/// find help.
record WrongUsage(ParameterException fault) {

  String text() {
    return "%s; `%s --help` shows what there is"
        .formatted(what(), fault.getCommandLine().getCommandSpec().qualifiedName());
  }

  /// Whether the command lists its commands, because none is given.
  boolean lacksCommand() {
    var parsed = fault.getCommandLine();
    return !parsed.getSubcommands().isEmpty() && !(fault instanceof UnmatchedArgumentException);
  }

  private String what() {
    return fault instanceof UnmatchedArgumentException unmatched
        ? unknown(unmatched.getUnmatched().getFirst(), unmatched.getCommandLine())
        : String.valueOf(fault.getMessage())
            .replaceAll("for positional parameter at index \\d+ \\((\\w+)\\)", "for $1")
            .replaceAll("expected one of \\[(.*)] \\(case-insensitive\\)", "it is one of $1,");
  }

  private static String unknown(String argument, CommandLine command) {
    if (argument.startsWith("-")) {
      var options = command.getCommandSpec().optionsMap().keySet();
      return "there is no option '%s'%s".formatted(argument, meant(argument, options));
    }
    var commands = command.getSubcommands().keySet();
    return commands.isEmpty()
        ? choice(argument, command).orElseGet(() -> "unexpected argument '%s'".formatted(argument))
        : "there is no command '%s'%s".formatted(argument, meant(argument, commands));
  }

  /// An argument that is none of the words that the command takes, such as a dead-letter topic.
  private static Optional<String> choice(String argument, CommandLine command) {
    return command.getCommandSpec().positionalParameters().stream()
        .filter(parameter -> parameter.completionCandidates() != null)
        .findFirst()
        .map(parameter -> {
          var words = new ArrayList<String>();
          parameter.completionCandidates().forEach(words::add);
          return "'%s' is no %s; it is one of %s%s"
              .formatted(
                  argument,
                  parameter.paramLabel().toLowerCase(Locale.ROOT),
                  String.join(", ", words),
                  meant(argument, words));
        });
  }

  private static String meant(String argument, Collection<String> candidates) {
    return Nearest.to(argument, candidates)
        .map(name -> " (did you mean '" + name + "'?)")
        .orElse("");
  }
}
