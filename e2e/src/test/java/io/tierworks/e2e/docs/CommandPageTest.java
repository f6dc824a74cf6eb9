package io.tierworks.e2e.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierworks.cli.TierworksMain;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class CommandPageTest {
  private static final Set<String> OF_EVERY_COMMAND = Set.of("--help", "--version");

  @Test
  void thePagesNameEveryCommandAndEveryOption() throws IOException {
    var pages =
        Files.readString(Repository.ROOT.resolve("docs/reference/cli.md"))
            + Files.readString(Repository.ROOT.resolve("docs/how-to/redrive-dead-letters.md"));
    var named = new TreeSet<String>();
    collect(TierworksMain.commandLine(), named);

    assertThat(named).contains("demo", "dlq list", "--bootstrap");
    assertThat(named).allSatisfy(name -> assertThat(pages).contains(name));
  }

  private static void collect(CommandLine command, Set<String> named) {
    for (var sub : command.getSubcommands().values()) {
      var spec = sub.getCommandSpec();
      named.add(spec.qualifiedName().replace("tierworks ", ""));
      spec.options().stream()
          .filter(option -> !option.hidden())
          .map(option -> option.longestName())
          .filter(option -> !OF_EVERY_COMMAND.contains(option))
          .forEach(named::add);
      collect(sub, named);
    }
  }
}
