package io.tierworks.cli.admin;

import io.tierworks.cli.command.CommonOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "config",
    description = "List all settings: value, whether set or default, meaning.")
public final class ConfigCommand implements Runnable {
  @Mixin private final CommonOptions common = new CommonOptions();

  @Override
  public void run() {
    int width = common.terminal().wrapWidth();
    common.printEach(
        ConfigLine.all(common.settings()),
        lines -> lines.stream().flatMap(line -> line.text(width).stream()).toList());
  }
}
