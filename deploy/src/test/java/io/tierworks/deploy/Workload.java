package io.tierworks.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// An object that creates pods with one container, and perhaps containers before it.
record Workload(Manifest manifest) {
  String name() {
    return manifest.name();
  }

  JsonNode pod() {
    return manifest.at("/spec/template/spec");
  }

  JsonNode container() {
    return pod().at("/containers/0");
  }

  Map<String, String> labels() {
    return manifest.texts("/spec/template/metadata/labels");
  }

  /// The variables in the manifest itself; a variable filled in at run time holds its source.
  Map<String, String> variables() {
    var all = new TreeMap<String, String>();
    container()
        .path("env")
        .forEach(variable ->
            all.put(
                variable.path("name").asText(),
                variable.has("value")
                    ? variable.path("value").asText()
                    : variable.path("valueFrom").toString()));
    return all;
  }

  /// The variables including those of the ConfigMap, as the process sees them.
  Map<String, String> environment(Manifests around) {
    var all = new TreeMap<String, String>();
    container()
        .path("envFrom")
        .forEach(source ->
            all.putAll(
                around
                    .the(Kind.ConfigMap, source.at("/configMapRef/name").asText())
                    .texts("/data")));
    all.putAll(variables());
    return all;
  }

  /// Names of all Secrets that the pod needs.
  Set<String> secrets() {
    var names = new TreeSet<String>();
    pod().findValues("secretKeyRef").forEach(ref -> names.add(ref.path("name").asText()));
    pod().path("volumes").findValuesAsText("secretName").forEach(names::add);
    return names;
  }

  @Override
  public String toString() {
    return manifest.toString();
  }
}
