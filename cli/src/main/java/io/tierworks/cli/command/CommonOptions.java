package io.tierworks.cli.command;

import io.tierworks.common.settings.Settings;
import io.tierworks.common.settings.SettingsFault;
import io.tierworks.common.settings.SettingsLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Options that every command has. Settings come from defaults < file < environment < these.
public final class CommonOptions {
  @Option(
      names = "--bootstrap",
      paramLabel = "HOST:PORT",
      description = "Kafka brokers; the same as --set bootstrap=HOST:PORT.")
  private @Nullable String bootstrap;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "A setting; may be repeated. `tierworks config` lists them.")
  private Map<String, String> set = new LinkedHashMap<>();

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "A settings file. Default: the variable TIERWORKS_CONFIG.")
  private @Nullable Path config;

  @Option(names = "--json", description = "JSON for machines, one object a line.")
  private boolean json;

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  public boolean json() {
    return json;
  }

  public Terminal screen() {
    var line = Objects.requireNonNull(command).commandLine();
    return Terminal.of(line.getOut(), line.getErr());
  }

  /// @throws SettingsFault naming every fault
  public Settings settings() {
    var loader = new SettingsLoader().environment(System.getenv()).commandLine(flags());
    file().ifPresent(loader::file);
    return loader.load();
  }

  /// The settings given on the command line.
  public Map<String, String> flags() {
    var flags = new LinkedHashMap<>(set);
    if (bootstrap != null) {
      flags.put("bootstrap", bootstrap);
    }
    return flags;
  }

  /// These options as arguments for a child of ours.
  public List<String> asArguments() {
    var arguments = new ArrayList<String>();
    file()
        .ifPresent(path -> arguments.addAll(List.of("--config", path.toAbsolutePath().toString())));
    flags().forEach((key, value) -> arguments.addAll(List.of("--set", key + "=" + value)));
    return arguments;
  }

  private Optional<Path> file() {
    return Optional.ofNullable(config)
        .or(() -> Optional.ofNullable(System.getenv("TIERWORKS_CONFIG")).map(Path::of));
  }
}
