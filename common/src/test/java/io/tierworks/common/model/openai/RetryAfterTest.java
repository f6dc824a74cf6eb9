package io.tierworks.common.model.openai;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {
  private static final InstantSource NOW =
      InstantSource.fixed(Instant.parse("2026-11-20T12:00:00Z"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "retry-after-ms: 250; retry-after: 9 | | PT0.25S",
        "retry-after: 9 | | PT9S",
        "retry-after: 0.5 | | PT0.5S",
        "retry-after: 0 | | PT0S",
        "retry-after: Fri, 20 Nov 2026 12:00:30 GMT | | PT30S",
        "retry-after: Fri, 20 Nov 2026 11:00:00 GMT | | PT0S",
        "retry-after: Fri, 20 Nov 2026 12:00:30 GMT; date: Fri, 20 Nov 2026 12:00:10 GMT | | PT20S",
        "retry-after: soon | |",
        "retry-after: -3 | |",
        "x-ratelimit-reset-requests: 120ms | | PT0.12S",
        "x-ratelimit-reset-tokens: 6m0s | | PT6M",
        "x-ratelimit-reset-tokens: 1h2m3.5s | | PT1H2M3.5S",
        "x-ratelimit-reset-tokens: -1 | |",
        "x-ratelimit-reset-requests: 1s; x-ratelimit-reset-tokens: 2s | | PT2S",
        "x-ratelimit-reset-requests: 9s; x-ratelimit-remaining-requests: 5; x-ratelimit-reset-tokens: 2s; x-ratelimit-remaining-tokens: 0 | | PT2S",
        "x-ratelimit-reset-tokens: 9s; x-ratelimit-remaining-tokens: 70 | try again in 456ms. | PT0.456S",
        "x-ratelimit-reset-tokens: 9s; x-ratelimit-remaining-tokens: 70 | | PT9S",
        "a: b | Please try again in 1.5s. Visit us | PT1.5S",
        "a: b | Please try again in 1m30s | PT1M30S",
        "a: b | Try again in 20 seconds | PT20S",
        "a: b | Please try again later | ",
        "retry-after: 3 | try again in 456ms | PT3S",
      })
  void theWaitIsReadFromTheFirstSourceThatHasOne(String headers, String text, Duration wait) {
    var read = new RetryAfter(parse(headers), NOW).orElseFrom(text == null ? "" : text);

    assertThat(read.orElse(null)).isEqualTo(wait);
  }

  private static HttpHeaders parse(String headers) {
    return HttpHeaders.of(
        Stream.of(headers.split(";"))
            .map(header -> header.strip().split(": ", 2))
            .collect(Collectors.toMap(pair -> pair[0], pair -> List.of(pair[1]))),
        (_, _) -> true);
  }
}
