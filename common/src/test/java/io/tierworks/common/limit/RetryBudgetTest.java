package io.tierworks.common.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetryBudgetTest {

  @Test
  void aNewBudgetIsFullAndEmptiesWithEachRetry() {
    var budget = new RetryBudget(2);

    assertThat(budget.tryRetry()).isTrue();
    assertThat(budget.tryRetry()).isTrue();
    assertThat(budget.tryRetry()).isFalse();
  }

  @Test
  void tenFirstTriesEarnOneRetry() {
    var budget = emptied(2);
    times(9, budget);
    assertThat(budget.tryRetry()).isFalse();
    times(1, budget);
    assertThat(budget.tryRetry()).isTrue();
    assertThat(budget.tryRetry()).isFalse();
  }

  @Test
  void aBudgetHoldsNoMoreThanItsBurst() {
    var budget = emptied(2);
    times(1000, budget);

    assertThat(IntStream.range(0, 10).filter(_ -> budget.tryRetry()).count()).isEqualTo(2);
  }

  @Test
  void manyThreadsTogetherTakeNoMoreThanTheBudget() throws Exception {
    var budget = new RetryBudget(50);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Boolean> take = budget::tryRetry;
      var taken = threads.invokeAll(IntStream.range(0, 500).mapToObj(_ -> take).toList());
      assertThat(taken.stream().filter(Future::resultNow).count()).isEqualTo(50);
    }
  }

  @Test
  void aBudgetWithoutRetriesIsRejected() {
    assertThatIllegalArgumentException().isThrownBy(() -> new RetryBudget(0));
  }

  private static RetryBudget emptied(int burst) {
    var budget = new RetryBudget(burst);
    for (int i = 0; i < burst; i++) {
      budget.tryRetry();
    }
    return budget;
  }

  private static void times(int calls, RetryBudget budget) {
    for (int i = 0; i < calls; i++) {
      budget.firstTry();
    }
  }
}
