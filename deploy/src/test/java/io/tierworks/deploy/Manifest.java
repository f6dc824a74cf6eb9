package io.tierworks.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;

/// One Kubernetes object.
record Manifest(JsonNode json) {
  String kind() {
    return text("/kind");
  }

  String name() {
    return text("/metadata/name");
  }

  /// The value at a JSON pointer; a missing node when there is none.
  JsonNode at(String pointer) {
    return json.at(pointer);
  }

  String text(String pointer) {
    return at(pointer).asText();
  }

  Map<String, String> texts(String pointer) {
    return texts(at(pointer));
  }

  static Map<String, String> texts(JsonNode object) {
    var all = new TreeMap<String, String>();
    object.properties().forEach(entry -> all.put(entry.getKey(), entry.getValue().asText()));
    return all;
  }

  @Override
  public String toString() {
    return kind() + " " + name();
  }
}
