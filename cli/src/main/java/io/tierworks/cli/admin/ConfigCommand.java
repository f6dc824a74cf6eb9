package io.tierworks.cli.admin;

import io.tierworks.cli.command.CommonOptions;
import io.tierworks.cli.command.ExitCode;
import io.tierworks.common.contract.json.Wire;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "config",
    description = "Print every setting with its value, where it comes from and what it means.",
    mixinStandardHelpOptions = true)
public final class ConfigCommand implements Callable<Integer> {
  @Mixin private final CommonOptions common = new CommonOptions();

  @Override
  public Integer call() {
    var lines = ConfigLine.all(common.settings());
    var screen = common.screen();
    for (var line : lines) {
      screen.line(common.json() ? Wire.text(line) : line.text());
    }
    return ExitCode.OK;
  }
}
