package io.tierworks.planner.stream;

import io.tierworks.common.broker.kafka.TextHeaders;
import io.tierworks.common.contract.trace.TraceContext;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/// A record on its way to a topic.
record OutgoingRecord(Sink sink, String key, byte @Nullable [] value, Map<String, String> headers) {

  OutgoingRecord in(Optional<TraceContext> trace) {
    var all = new LinkedHashMap<>(headers);
    trace.map(TraceContext::headers).ifPresent(all::putAll);
    return new OutgoingRecord(sink, key, value, all);
  }

  Record<String, byte @Nullable []> at(Instant time) {
    return new Record<>(key, value, time.toEpochMilli(), TextHeaders.of(headers));
  }
}
