package io.tierworks.cli.command;

import io.tierworks.common.contract.json.Wire;
import io.tierworks.common.settings.InvalidSettings;
import io.tierworks.common.settings.Settings;
import io.tierworks.common.settings.SettingsLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Options of every command that reads settings. A later source wins: defaults, the settings file,
/// the environment, these options.
@Command(abbreviateSynopsis = true, sortOptions = false)
public final class CommonOptions {
  @Option(
      names = {"-b", "--bootstrap"},
      paramLabel = "HOST:PORT",
      description = "Kafka brokers to connect to; short for --set bootstrap=HOST:PORT.")
  private @Nullable String bootstrap;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Change a setting. Repeat it for more. `tierworks config` lists all settings.")
  private Map<String, String> set = new LinkedHashMap<>();

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Read settings from this file. Default: the file that TIERWORKS_CONFIG names.")
  private @Nullable Path config;

  @Option(names = "--json", description = "Print JSON for programs, one object per line.")
  private boolean json;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help and exit.")
  @SuppressWarnings("unused")
  private boolean help;

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  public boolean json() {
    return json;
  }

  public Terminal terminal() {
    var line = Objects.requireNonNull(command).commandLine();
    return Terminal.of(line.getOut(), line.getErr());
  }

  /// Prints the value as JSON if the user asked for JSON, else the text.
  public void print(Object value, Supplier<List<String>> text) {
    terminal().lines(json ? List.of(Wire.text(value)) : text.get());
  }

  /// Prints each value as JSON if the user asked for JSON, else the text for all of them.
  public <T> void printEach(List<T> values, Function<List<T>, List<String>> text) {
    terminal().lines(json ? values.stream().map(Wire::text).toList() : text.apply(values));
  }

  /// Prints a remark to standard error, unless the user asked for JSON.
  public void remark(String text) {
    if (!json) {
      terminal().note(text);
    }
  }

  /// @throws InvalidSettings naming every invalid setting
  public Settings settings() {
    var loader = new SettingsLoader().environment(System.getenv()).commandLine(flags());
    if (config != null) {
      loader.file(config);
    }
    return loader.load();
  }

  /// These options as arguments for a child process.
  public List<String> asArguments() {
    var arguments = new ArrayList<String>();
    if (config != null) {
      arguments.addAll(List.of("--config", config.toAbsolutePath().toString()));
    }
    flags().forEach((key, value) -> arguments.addAll(List.of("--set", key + "=" + value)));
    return arguments;
  }

  private Map<String, String> flags() {
    var flags = new LinkedHashMap<>(set);
    if (bootstrap != null) {
      flags.put("bootstrap", bootstrap);
    }
    return flags;
  }
}
