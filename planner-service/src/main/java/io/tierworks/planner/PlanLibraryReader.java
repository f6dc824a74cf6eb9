package io.tierworks.planner;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.contract.json.JsonSchema;
import io.tierworks.common.contract.json.MalformedMessage;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.common.settings.InvalidSettings;
import io.tierworks.common.settings.SettingChecks;
import io.tierworks.common.settings.Settings;
import io.tierworks.planner.plan.PlanDraft;
import io.tierworks.planner.plan.PlanLibrary;
import io.tierworks.planner.plan.PlanTemplate;
import io.tierworks.planner.plan.WorkKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Reads the files of kinds and templates, and collects all faults of all files.
final class PlanLibraryReader {
  private static final String SUFFIX = ".json";
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,59}");
  private static final JsonSchema KIND = JsonSchema.named("kind");
  private static final JsonSchema TEMPLATE = JsonSchema.named("template");

  private final SettingChecks checks = new SettingChecks();

  private PlanLibraryReader() {}

  /// @throws InvalidSettings naming each file, field and rule
  static PlanLibrary read(Settings settings) {
    var reader = new PlanLibraryReader();
    var kinds = reader.folder(settings, "planner.kinds", reader::kind);
    var templates = reader.folder(settings, "planner.templates", reader::template);
    reader.checks.throwIfAny();
    return new PlanLibrary(kinds, templates, settings.flag("planner.planned-chains"));
  }

  private <T> Map<String, T> folder(
      Settings settings, String key, Function<NamedFile, Optional<T>> read) {
    var found = new HashMap<String, T>();
    var folder = settings.path(key);
    if (folder.isPresent()) {
      for (var path : files(key, folder.get())) {
        var file = new NamedFile(key, path);
        read.apply(file).ifPresent(each -> found.put(file.name(), each));
      }
    }
    return found;
  }

  private List<Path> files(String key, Path folder) {
    try (var all = Files.list(folder)) {
      return all.filter(path -> path.toString().endsWith(SUFFIX)).sorted().toList();
    } catch (IOException _) {
      checks.require(false, key, "must be a folder that can be read, not " + folder);
      return List.of();
    }
  }

  private Optional<WorkKind> kind(NamedFile file) {
    return json(file)
        .filter(json -> isSound(file, KIND.violations(json)))
        .flatMap(json -> convert(file, json, WorkKind.class))
        .filter(kind -> isSound(file, kind.findings()));
  }

  private Optional<PlanTemplate> template(NamedFile file) {
    var json = json(file).filter(found -> isSound(file, TEMPLATE.violations(found)));
    if (json.isEmpty()) {
      return Optional.empty();
    }
    var plan = PlanDraft.read(json.get().path("plan"));
    plan.findings().forEach(finding -> file.require(checks, false, finding.toString()));
    return plan.draft()
        .map(draft ->
            new PlanTemplate(
                json.get().path("version").asText(),
                json.get().path("description").asText(),
                draft));
  }

  /// @param faults violations of the schema, or findings
  private boolean isSound(NamedFile file, List<?> faults) {
    faults.forEach(fault -> file.require(checks, false, fault.toString()));
    return faults.isEmpty();
  }

  private Optional<JsonNode> json(NamedFile file) {
    file.require(
        checks,
        NAME.matcher(file.name()).matches(),
        "must have a name of 1 to 60 lower-case letters, digits or -");
    try {
      return Optional.of(Wire.tree(Files.readAllBytes(file.path())));
    } catch (IOException | MalformedMessage e) {
      file.require(checks, false, "cannot be read: " + e.getMessage());
      return Optional.empty();
    }
  }

  private <T> Optional<T> convert(NamedFile file, JsonNode json, Class<T> type) {
    try {
      return Optional.of(Wire.convert(json, type));
    } catch (MalformedMessage e) {
      file.require(checks, false, e.why());
      return Optional.empty();
    }
  }

  private record NamedFile(String key, Path path) {
    String name() {
      var file = String.valueOf(path.getFileName());
      return file.substring(0, file.length() - SUFFIX.length());
    }

    void require(SettingChecks checks, boolean holds, String rule) {
      checks.require(holds, key, path.getFileName() + ": " + rule);
    }
  }
}
