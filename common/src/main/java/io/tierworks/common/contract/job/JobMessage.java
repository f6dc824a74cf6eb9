package io.tierworks.common.contract.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierworks.common.contract.json.MalformedMessage;
import io.tierworks.common.contract.json.Violation;
import io.tierworks.common.contract.json.Wire;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// A message from the topic `jobs`, read and checked: either a job, or what is wrong with it.
public sealed interface JobMessage {

  /// @param digest SHA-256 over the canonical body (without `id`): equal for messages that ask for
  ///   the same
  record Valid(Job job, String digest) implements JobMessage {}

  /// @param reason `malformed`, `too_large` or `invalid`
  /// @param id the id that the message names, if it can be read
  record Invalid(String reason, Optional<String> id, List<Violation> violations)
      implements JobMessage {}

  /// @param limit largest acceptable size in bytes
  static JobMessage read(byte[] message, int limit) {
    if (message.length > limit) {
      return tooLarge(message.length, limit);
    }
    JsonNode json;
    try {
      json = Wire.tree(message);
    } catch (MalformedMessage e) {
      return malformed(e);
    }
    if (json == null || !json.isObject()) {
      return malformed("a job is a JSON object");
    }
    var violations = JobRules.violations(json);
    if (!violations.isEmpty()) {
      return new Invalid("invalid", idOf(json), violations);
    }
    try {
      return new Valid(Wire.convert(json, Job.class), digest(json));
    } catch (MalformedMessage e) {
      return malformed(e);
    }
  }

  private static JobMessage tooLarge(int size, int limit) {
    var rule = "is %d bytes, at most %d are accepted".formatted(size, limit);
    return new Invalid(
        "too_large",
        Optional.empty(),
        List.of(
            new Violation(
                "", rule, "split the items over several jobs, or pass documents by reference")));
  }

  private static JobMessage malformed(MalformedMessage fault) {
    return fault
        .violation()
        .<JobMessage>map(
            violation -> new Invalid("malformed", Optional.empty(), List.of(violation)))
        .orElseGet(() -> malformed(fault.why()));
  }

  private static JobMessage malformed(String why) {
    return new Invalid(
        "malformed",
        Optional.empty(),
        List.of(new Violation("", why, "send one JSON object; see docs/reference/contract.md")));
  }

  private static Optional<String> idOf(JsonNode json) {
    return Optional.of(json.path("id").asText(""))
        .filter(id -> !id.isBlank() && id.length() <= 100);
  }

  private static String digest(JsonNode json) {
    var body = ((ObjectNode) json.deepCopy());
    body.remove("id");
    try {
      var hash = MessageDigest.getInstance("SHA-256").digest(Wire.bytes(sorted(body)));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object sorted(JsonNode node) {
    if (node.isObject()) {
      var fields = new TreeMap<String, Object>();
      node.properties().forEach(field -> fields.put(field.getKey(), sorted(field.getValue())));
      return fields;
    }
    if (node.isArray()) {
      var elements = new ArrayList<Object>();
      node.forEach(element -> elements.add(sorted(element)));
      return elements;
    }
    return node;
  }
}
