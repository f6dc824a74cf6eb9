package io.tierworks.common.contract.trace;

import static io.tierworks.common.contract.trace.TraceContext.TRACEPARENT;
import static io.tierworks.common.contract.trace.TraceContext.TRACESTATE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceContextTest {
  private static final String PARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

  @Test
  void bothHeadersAreReadAndWrittenUnchanged() {
    var headers =
        Map.of(TRACEPARENT, PARENT, TRACESTATE, "congo=t61rcWkgMzE,rojo=00f067aa0ba902b7");
    assertThat(from(headers))
        .hasValueSatisfying(trace -> assertThat(trace.headers()).isEqualTo(headers));
  }

  @Test
  void aMessageWithoutATraceparentHasNoTrace() {
    assertThat(from(Map.of())).isEmpty();
    assertThat(from(Map.of(TRACESTATE, "congo=t61rcWkgMzE"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "trace",
        "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
        "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
        "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01 "
      })
  void aMalformedTraceparentIsIgnored(String parent) {
    assertThat(from(Map.of(TRACEPARENT, parent))).isEmpty();
  }

  @Test
  void aTraceparentOfALaterVersionIsPassedOn() {
    var parent = "cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-what-the-future-brings";
    assertThat(from(Map.of(TRACEPARENT, parent))).contains(new TraceContext(parent, null));
  }

  @Test
  void aTracestateThatIsTooLongIsDropped() {
    var longest = "a".repeat(TraceContext.MAX_STATE_LENGTH);
    assertThat(from(Map.of(TRACEPARENT, PARENT, TRACESTATE, longest)))
        .contains(new TraceContext(PARENT, longest));
    assertThat(from(Map.of(TRACEPARENT, PARENT, TRACESTATE, longest + "a")))
        .contains(new TraceContext(PARENT, null));
  }

  private static Optional<TraceContext> from(Map<String, String> headers) {
    return TraceContext.from(name -> Optional.ofNullable(headers.get(name)));
  }
}
