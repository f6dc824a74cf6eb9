package io.tierworks.simulator.bill;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TokenScanTest {
  @Test
  void english_has_about_four_characters_a_token() {
    String text =
        "The quick brown fox jumps over the lazy dog, and the committee recommends further consideration of its behaviour. "
            .repeat(20);
    assertThat((double) text.length() / TokenScan.count(text)).isBetween(3.5, 5.0);
  }

  @Test
  void a_cut_text_has_as_many_tokens_as_allowed() {
    String text = "{\"label\":\"billing\",\"reason\":\"charged twice in March 2026\"}";
    for (int limit = 0; limit < TokenScan.count(text); limit++) {
      assertThat(TokenScan.count(TokenScan.cut(text, limit))).isEqualTo(limit);
    }
    assertThat(TokenScan.cut(text, 1_000)).isEqualTo(text);
  }

  @Test
  void the_cache_hits_exact_prefixes_only_and_forgets_the_oldest() {
    PrefixCache cache = new PrefixCache(3);
    String shared = "word ".repeat(1_300);
    assertThat(cache.cachedTokens("m", scan(shared))).isZero();
    assertThat(cache.cachedTokens("m", scan(shared + "tail"))).isEqualTo(1_280);
    assertThat(cache.cachedTokens("other", scan(shared))).isZero();
    assertThat(cache.cachedTokens("m", scan("x" + shared))).isZero();
    assertThat(cache.cachedTokens("m", scan(shared))).isZero();
  }

  @Test
  void money_is_exact() {
    Price nano = new Price(200, 20, 1_250);
    assertThat(nano.cost(new Usage(1_500, 1_024, 80, 0)))
        .isEqualTo(476 * 200 + 1_024 * 20 + 80 * 1_250);
    assertThat(Price.dollars(215_680)).isEqualByComparingTo("0.00021568");
    assertThat(Price.dollars(20_000_000_000L).toPlainString()).isEqualTo("20");
  }

  private static TokenScan scan(String text) {
    return new TokenScan().add(text);
  }
}
