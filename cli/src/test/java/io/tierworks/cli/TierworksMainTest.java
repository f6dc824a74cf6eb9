package io.tierworks.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class TierworksMainTest {
  @Test
  void aCommandHasTheSameHelpAloneAsAmongAllCommands() {
    var all = TierworksMain.commandLine().getSubcommands();

    assertThat(all).hasSizeGreaterThan(20);
    all.forEach((name, among) -> {
      var alone = TierworksMain.commandLine(name, "--help").getSubcommands();
      assertThat(alone).hasSize(name.equals("completion") ? all.size() : 1);
      assertThat(alone)
          .extractingByKey(name)
          .returns(among.getUsageMessage(), CommandLine::getUsageMessage);
    });
  }

  @Test
  void aMisspelledCommandIsComparedWithAll() {
    assertThat(TierworksMain.commandLine("job").getSubcommands()).hasSizeGreaterThan(20);
  }
}
