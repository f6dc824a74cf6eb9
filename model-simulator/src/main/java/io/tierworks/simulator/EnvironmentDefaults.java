package io.tierworks.simulator;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/// Values of options that the command line does not name: `TIERWORKS_SIMULATOR_READY_FILE` for
/// `--ready-file`. A blank variable counts as absent.
record EnvironmentDefaults(Map<String, String> environment) implements IDefaultValueProvider {
  EnvironmentDefaults() {
    this(System.getenv());
  }

  @Override
  public @Nullable String defaultValue(ArgSpec argument) {
    if (!(argument instanceof OptionSpec option)) {
      return null;
    }
    var name = option.longestName().substring(2).replace('-', '_').toUpperCase(Locale.ROOT);
    var value = environment.getOrDefault("TIERWORKS_SIMULATOR_" + name, "");
    return value.isBlank() ? null : value;
  }
}
