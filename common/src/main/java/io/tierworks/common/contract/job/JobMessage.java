package io.tierworks.common.contract.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierworks.common.contract.json.MalformedMessage;
import io.tierworks.common.contract.json.Violation;
import io.tierworks.common.contract.json.Wire;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A message from the topic `jobs`, read and validated: a job, or the rules that it breaks.
public sealed interface JobMessage {
  /// Writes the fields of every object in the order of their names.
  ObjectWriter SORTED = Wire.mapper().writer().with(JsonNodeFeature.WRITE_PROPERTIES_SORTED);

  /// @param media how its images are read
  /// @param digest SHA-256 over the canonical body (without `id`): equal for messages that ask for
  ///   the same
  record Valid(Job job, Media media, String digest) implements JobMessage {}

  /// @param id of the job; empty when it cannot be read
  record Invalid(Fault fault, Optional<String> id, List<Violation> violations)
      implements JobMessage {}

  /// Why a message is no job.
  enum Fault {
    MALFORMED,
    TOO_LARGE,
    INVALID;

    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// @param limit largest acceptable size in bytes
  static JobMessage read(byte[] message, int limit) {
    if (message.length > limit) {
      return tooLarge(message.length, limit);
    }
    try {
      var json = Wire.tree(message);
      return json.isObject() ? checked(json) : malformed("a job is a JSON object");
    } catch (MalformedMessage e) {
      return e.violation()
          .<JobMessage>map(
              violation -> new Invalid(Fault.MALFORMED, Optional.empty(), List.of(violation)))
          .orElseGet(() -> malformed(e.why()));
    }
  }

  private static JobMessage checked(JsonNode json) throws MalformedMessage {
    var violations = JobRules.violations(json);
    if (!violations.isEmpty()) {
      return new Invalid(Fault.INVALID, idOf(json), violations);
    }
    var media = Wire.convert(json, Media.class);
    return new Valid(media.appliedTo(Wire.convert(json, Job.class)), media, digest(json));
  }

  private static JobMessage tooLarge(int size, int limit) {
    var rule = "is %d bytes, at most %d are accepted".formatted(size, limit);
    return new Invalid(
        Fault.TOO_LARGE,
        Optional.empty(),
        List.of(
            new Violation(
                "", rule, "split the items over several jobs, or pass documents by reference")));
  }

  private static JobMessage malformed(String why) {
    return new Invalid(
        Fault.MALFORMED,
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
      var hash = MessageDigest.getInstance("SHA-256").digest(SORTED.writeValueAsBytes(body));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException | JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
