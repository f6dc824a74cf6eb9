package io.tierworks.planner.job.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierworks.planner.job.SummaryLevel.Page;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SummaryPagesTest {
  private static final long LARGE = 400_000;

  @Test
  void aPageHasAtMostAHundredResultsOfOneStep() {
    var pages = new SummaryPages(LARGE);
    for (int i = 0; i < 250; i++) {
      pages.add("sort", i, 100);
    }
    pages.add("sum", 0, 100);
    assertThat(pages.of(Set.of("sort", "sum")))
        .extracting(SummaryPages.Sized::page)
        .containsExactly(
            new Page("sort", 0, 99),
            new Page("sort", 100, 199),
            new Page("sort", 200, 249),
            new Page("sum", 0, 0));
    assertThat(pages.of(Set.of("sum"))).hasSize(1);
    assertThat(pages.of(Set.of("sort")))
        .extracting(SummaryPages.Sized::bytes)
        .containsExactly(10_000L, 10_000L, 5_000L);
  }

  @Test
  void aPageHoldsWhatFitsIntoItsCall() {
    var pages = new SummaryPages(LARGE);
    for (var bytes : List.of(60_000, 70_000, 2_000, 200_000, 1)) {
      pages.add("sort", pages.of(Set.of("sort")).size() * 10, bytes);
    }
    assertThat(pages.of(Set.of("sort")))
        .extracting(SummaryPages.Sized::bytes)
        .containsExactly(130_000L, 2_000L, 200_000L, 1L);
    var little = new SummaryPages(1_000);
    little.add("sort", 0, 400);
    little.add("sort", 1, 400);
    assertThat(little.of(Set.of("sort"))).hasSize(2);
  }

  @Test
  void onlyNeighboursAreOnOnePage() {
    var pages = new SummaryPages(LARGE);
    pages.add("sort", 0, 10);
    pages.add("sort", 1, 10);
    pages.cut();
    pages.add("sort", 3, 10);
    assertThat(pages.ofSeveral())
        .extracting(SummaryPages.Sized::page)
        .containsExactly(new Page("sort", 0, 1));
  }
}
