package io.tierworks.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The OpenAPI documents of a real API server, one file per group and version, closed: an unlisted
/// field is a fault. They are data in the folder `shared/k8s-schemas` beside the checkout, or in
/// the folder named by `-Dtierworks.k8s-schemas=DIR`.
final class KubernetesSchemas {
  static final String PROPERTY = "tierworks.k8s-schemas";
  private static final String USUAL_PLACE = "shared/k8s-schemas";
  private static final String KIND = "x-kubernetes-group-version-kind";

  private final Path folder;
  private final Map<String, JsonNode> groups = new HashMap<>();
  private final Map<String, Schema> kinds = new HashMap<>();

  KubernetesSchemas(Path folder) {
    this.folder = folder;
  }

  /// @throws IllegalStateException when the property names a folder without schemas
  static Optional<Path> folder() {
    var given = System.getProperty(PROPERTY);
    if (given != null) {
      var folder = Path.of(given);
      if (!Files.exists(folder.resolve("api_v1.json"))) {
        throw new IllegalStateException(
            "-D%s=%s: holds no api_v1.json; name the folder of the schemas, or leave it out"
                .formatted(PROPERTY, given));
      }
      return Optional.of(folder);
    }
    return Stream.iterate(Path.of("").toAbsolutePath(), at -> at != null, Path::getParent)
        .map(at -> at.resolve(USUAL_PLACE))
        .filter(Files::isDirectory)
        .findFirst();
  }

  /// Faults that an API server would report, each with its place; empty when there are none.
  List<String> faults(Manifest manifest) {
    return kinds
        .computeIfAbsent(
            manifest.text("/apiVersion") + " " + manifest.kind(), _ -> schema(manifest))
        .validate(manifest.json())
        .stream()
        .map(error -> manifest + " " + error.getInstanceLocation() + ": " + error.getMessage())
        .toList();
  }

  private Schema schema(Manifest manifest) {
    var schemas = group(manifest.text("/apiVersion"));
    var name =
        schemas.properties().stream()
            .filter(entry -> isOf(manifest, entry.getValue()))
            .map(Map.Entry::getKey)
            .findFirst()
            .orElseThrow(() -> new IllegalStateException(manifest + ": no such kind"));
    var root = JsonNodeFactory.instance.objectNode();
    root.put("$ref", ClosedSchema.PLACE + name);
    root.set("$defs", ClosedSchema.all(schemas));
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(root);
  }

  private JsonNode group(String apiVersion) {
    var file =
        folder.resolve(
            (apiVersion.contains("/")
                    ? "apis_" + apiVersion.replace('/', '_')
                    : "api_" + apiVersion)
                + ".json");
    return groups.computeIfAbsent(
        apiVersion,
        _ -> {
          try {
            return new ObjectMapper().readTree(file.toFile()).at("/components/schemas");
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private static boolean isOf(Manifest manifest, JsonNode schema) {
    for (var each : schema.path(KIND)) {
      var group = each.path("group").asText();
      var version = each.path("version").asText();
      var apiVersion = group.isEmpty() ? version : group + "/" + version;
      if (each.path("kind").asText().equals(manifest.kind())
          && apiVersion.equals(manifest.text("/apiVersion"))) {
        return true;
      }
    }
    return false;
  }
}
