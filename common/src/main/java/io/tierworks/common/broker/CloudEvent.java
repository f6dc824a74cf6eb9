package io.tierworks.common.broker;

import io.tierworks.common.contract.json.InstantText;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a message of ours says about itself as a CloudEvent: attributes of CloudEvents 1.0, which
/// the record carries as headers (Kafka protocol binding, binary mode).
///
/// @param source as made by [#source]
/// @param id unique for the source. A message that may be written twice keeps its id.
/// @param type for example `subtask`, `job.result`
/// @param job what the message is about; null if it is about no job
public record CloudEvent(String source, String id, String type, @Nullable String job, Instant at) {

  /// A message that is never written twice.
  public static CloudEvent unique(String source, String type, @Nullable String job, Instant at) {
    return new CloudEvent(source, UUID.randomUUID().toString(), type, job, at);
  }

  /// The URI of a process, or of a part of one: `/tierworks/planner`, `/tierworks/worker/nano-1`.
  public static String source(String... names) {
    return Arrays.stream(names)
        .map(name -> URLEncoder.encode(name, StandardCharsets.UTF_8))
        .collect(Collectors.joining("/", "/tierworks/", ""));
  }

  public Map<String, String> headers() {
    var headers = new LinkedHashMap<String, String>();
    headers.put("ce_specversion", "1.0");
    headers.put(MessageHeaders.ID, id);
    headers.put(MessageHeaders.TYPE, MessageHeaders.type(type));
    headers.put("ce_source", source);
    headers.put("ce_time", InstantText.of(at));
    if (job != null) {
      headers.put("ce_subject", job);
    }
    headers.put(MessageHeaders.CONTENT_TYPE, "application/json");
    return headers;
  }
}
