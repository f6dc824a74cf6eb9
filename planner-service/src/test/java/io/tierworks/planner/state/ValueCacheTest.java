package io.tierworks.planner.state;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ValueCacheTest {
  private final ValueCache facts = new ValueCache(1_000);

  @Test
  void asManyAsFitAreKeptAndTheOnesNotUsedGoFirst() {
    for (int i = 0; i < 10; i++) {
      facts.put("fact-" + i, i, 100);
    }
    assertThat(facts.get("fact-0")).isEqualTo(0);
    facts.put("one more", "x", 100);
    assertThat(facts.get("fact-1")).isNull();
    assertThat(facts.get("fact-0")).isEqualTo(0);
    assertThat(facts.bytes()).isEqualTo(1_000);
  }

  @Test
  void aDocumentTakesThePlaceOfAllOthersAndGoesWithTheNextFact() {
    facts.put("small", 1, 10);
    facts.put("document", "...", 8_000_000);
    assertThat(facts.get("document")).isEqualTo("...");
    assertThat(facts.size()).isEqualTo(1);
    facts.put("small", 1, 10);
    assertThat(facts.get("document")).isNull();
    assertThat(facts.bytes()).isEqualTo(10);
  }

  @Test
  void aFactThatChangesIsCountedOnce() {
    facts.put("a", 1, 100);
    facts.put("a", 2, 300);
    assertThat(facts.bytes()).isEqualTo(300);
    facts.remove("a");
    assertThat(facts.bytes()).isZero();
    assertThat(facts.get("a")).isNull();
  }

  @Test
  void thereAreNeverMoreThanSomeThousandHoweverSmall() {
    var many = new ValueCache(1L << 40);
    for (int i = 0; i < 10_000; i++) {
      many.put("fact-" + i, i, 1);
    }
    assertThat(many.size()).isEqualTo(4_096);
  }
}
