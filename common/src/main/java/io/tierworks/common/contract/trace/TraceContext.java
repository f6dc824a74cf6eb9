package io.tierworks.common.contract.trace;

import io.tierworks.common.contract.json.Required;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The W3C trace context of a user's message. Every message of the job carries the same one, and
/// Tierworks starts no trace of its own. Follows [Trace
/// Context](https://www.w3.org/TR/trace-context/).
///
/// @param traceparent as received
/// @param tracestate as received; null when the message has none
public record TraceContext(String traceparent, @Nullable String tracestate) {
  public static final String TRACEPARENT = "traceparent";
  public static final String TRACESTATE = "tracestate";

  /// The longest `tracestate` that is passed on, in characters. The recommendation asks for 512.
  static final int MAX_STATE_LENGTH = 512;

  /// Version, trace id, parent id, flags. Later versions may append fields.
  private static final Pattern FORMAT =
      Pattern.compile(
          "(?!ff)[0-9a-f]{2}-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(-\\S{0,200})?");

  public TraceContext {
    Required.field(traceparent, TRACEPARENT);
  }

  /// Reads the two headers of a message.
  ///
  /// @param header finds a header's text by its name
  /// @return empty when `traceparent` is absent or malformed; without a `tracestate` when that is
  ///   absent, blank or too long
  public static Optional<TraceContext> from(Function<String, Optional<String>> header) {
    return header
        .apply(TRACEPARENT)
        .filter(parent -> FORMAT.matcher(parent).matches())
        .map(parent -> new TraceContext(parent, state(header).orElse(null)));
  }

  private static Optional<String> state(Function<String, Optional<String>> header) {
    return header
        .apply(TRACESTATE)
        .filter(state -> !state.isBlank() && state.length() <= MAX_STATE_LENGTH);
  }

  /// The headers of a message that belongs to this trace.
  public Map<String, String> headers() {
    var headers = new LinkedHashMap<String, String>();
    headers.put(TRACEPARENT, traceparent);
    if (tracestate != null) {
      headers.put(TRACESTATE, tracestate);
    }
    return headers;
  }
}
