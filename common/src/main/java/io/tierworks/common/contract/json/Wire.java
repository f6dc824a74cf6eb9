package io.tierworks.common.contract.json;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.MutableConfigOverride;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads and writes messages as JSON: UTF-8, times as ISO 8601, absent fields in place of null and
/// empty ones; absent lists and maps are read as empty. Ignores unknown fields. Enforces limits of
/// depth, length and number, see `docs/reference/limits.md`. Thread-safe.
public final class Wire {
  /// Deepest nesting of objects and arrays.
  static final int MAX_DEPTH = 200;

  /// Most characters of a number.
  static final int MAX_NUMBER_LENGTH = 400;

  /// Most digits before or after the decimal point. `1e400` is short to write but slow to compute
  /// with.
  static final int MAX_NUMBER_DIGITS = 400;

  /// Most characters of a field's name.
  static final int MAX_NAME_LENGTH = 10_000;

  private static final int MAX_STRING_LENGTH = 32 * 1024 * 1024;

  /// Its buffers are shared by all threads: with one buffer per thread, Jackson's default, every
  /// virtual thread would allocate its own.
  private static final ObjectMapper MAPPER =
      JsonMapper.builder(
              new JsonFactoryBuilder()
                  .recyclerPool(JsonRecyclerPools.newConcurrentDequePool())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_DEPTH)
                          .maxNumberLength(MAX_NUMBER_LENGTH)
                          .maxNameLength(MAX_NAME_LENGTH)
                          .maxStringLength(MAX_STRING_LENGTH)
                          .build())
                  .build())
          .addModule(
              new JavaTimeModule()
                  .addDeserializer(Duration.class, new DurationText())
                  .addDeserializer(Instant.class, new InstantReader())
                  .addSerializer(Instant.class, new InstantText()))
          .visibility(PropertyAccessor.IS_GETTER, JsonAutoDetect.Visibility.NONE)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_EMPTY, JsonInclude.Include.ALWAYS))
          .withConfigOverride(List.class, Wire::emptyIfAbsent)
          .withConfigOverride(Map.class, Wire::emptyIfAbsent)
          .withConfigOverride(
              JsonNode.class,
              override ->
                  override.setInclude(
                      JsonInclude.Value.construct(
                          JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS)))
          .build();

  private static final Violation NOT_UTF_8 =
      new Violation("", "is not UTF-8", "encode the JSON as UTF-8, not as UTF-16 or UTF-32");

  private Wire() {}

  private static void emptyIfAbsent(MutableConfigOverride collection) {
    collection.setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY));
  }

  public static ObjectMapper mapper() {
    return MAPPER;
  }

  public static byte[] bytes(Object message) {
    try {
      return MAPPER.writeValueAsBytes(message);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static String text(Object message) {
    try {
      return MAPPER.writeValueAsString(message);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// @param json null for a record without a value
  /// @throws MalformedMessage when there are no bytes, or they are not JSON, or not of this type
  public static <T> T read(byte @Nullable [] json, Class<T> type) throws MalformedMessage {
    if (json == null) {
      throw MalformedMessage.empty();
    }
    if (!isUtf8(json)) {
      throw MalformedMessage.of(NOT_UTF_8);
    }
    try (var parser = new BoundedParser(MAPPER.createParser(json))) {
      return read(parser, type);
    } catch (IOException e) {
      throw MalformedMessage.from(e);
    }
  }

  /// Reads a message that our own processes write. Does not look for nested fields that are given
  /// twice; the last one counts.
  ///
  /// @throws MalformedMessage as [#read] does
  public static <T> T readOwn(byte @Nullable [] json, Class<T> type) throws MalformedMessage {
    if (json == null) {
      throw MalformedMessage.empty();
    }
    try (var parser = MAPPER.createParser(json);
        var bounded =
            new BoundedParser(parser.disable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION))) {
      return read(bounded, type);
    } catch (IOException e) {
      throw MalformedMessage.from(e);
    }
  }

  /// JSON begins with an ASCII character, so UTF-16 and UTF-32 have a byte order mark or a zero in
  /// the first two bytes.
  private static boolean isUtf8(byte[] json) {
    return json.length < 2 || (json[0] != 0 && json[1] != 0 && (json[0] & 0xFF) < 0xFE);
  }

  /// @throws MalformedMessage when the bytes are not one JSON value
  public static JsonNode tree(byte[] json) throws MalformedMessage {
    return read(json, JsonNode.class);
  }

  /// @throws MalformedMessage when the text is not one JSON value
  public static JsonNode tree(String json) throws MalformedMessage {
    try (var parser = new BoundedParser(MAPPER.createParser(json))) {
      return read(parser, JsonNode.class);
    } catch (IOException e) {
      throw MalformedMessage.from(e);
    }
  }

  private static <T> T read(BoundedParser parser, Class<T> type)
      throws MalformedMessage, IOException {
    try {
      return present(MAPPER.readValue(parser, type));
    } catch (IOException e) {
      throw parser.violation(e).map(MalformedMessage::of).orElseGet(() -> MalformedMessage.from(e));
    }
  }

  /// @throws MalformedMessage when the value is not of this type
  public static <T> T convert(JsonNode json, Class<T> type) throws MalformedMessage {
    try {
      return present(MAPPER.treeToValue(json, type));
    } catch (JsonProcessingException e) {
      throw MalformedMessage.from(e);
    }
  }

  private static <T> T present(@Nullable T value) throws MalformedMessage {
    if (value == null) {
      throw MalformedMessage.empty();
    }
    return value;
  }

  public static JsonNode toTree(Object value) {
    return MAPPER.valueToTree(value);
  }
}
