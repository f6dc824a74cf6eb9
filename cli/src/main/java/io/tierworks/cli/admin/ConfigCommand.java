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
    common.printEach(
        ConfigLine.all(common.settings()), lines -> lines.stream().map(ConfigLine::text).toList());
  }
}
