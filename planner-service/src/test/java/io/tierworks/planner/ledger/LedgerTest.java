package io.tierworks.planner.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierworks.common.contract.subtask.Purpose;
import io.tierworks.common.contract.subtask.Spent;
import io.tierworks.common.cost.Money;
import io.tierworks.common.cost.Usage;
import org.junit.jupiter.api.Test;

class LedgerTest {
  private static final Ledger EMPTY = Ledger.withCap(usd("1.00"));

  @Test
  void aReservationHoldsItsWorstCaseUntilItIsSettled() {
    var reserved = EMPTY.reserve(new AccountKey("nano", Purpose.WORK), usd("0.30"));
    assertThat(reserved.reserved()).isEqualTo(usd("0.30"));
    assertThat(reserved.open()).isEqualTo(1);
    assertThat(reserved.affords(usd("0.70"))).isTrue();
    assertThat(reserved.affords(usd("0.700000001"))).isFalse();
    var settled =
        reserved.settle(new AccountKey("nano", Purpose.WORK), usd("0.30"), spent("0.10", false));
    assertThat(settled.spent()).isEqualTo(usd("0.10"));
    assertThat(settled.reserved()).isEqualTo(Money.ZERO);
    assertThat(settled.open()).isZero();
    assertThat(settled.affords(usd("0.90"))).isTrue();
  }

  @Test
  void whatIsKeptForJudgingIsOnlyForJudging() {
    var keeping = EMPTY.keep(usd("0.40"));
    assertThat(keeping.affords(usd("0.60"))).isTrue();
    assertThat(keeping.affords(usd("0.61"))).isFalse();
    assertThat(keeping.affordsFromKept(usd("1.00"))).isTrue();
  }

  @Test
  void theTruthReplacesTheBoundOfALostAttempt() {
    var lost =
        EMPTY
            .reserve(new AccountKey("nano", Purpose.WORK), usd("0.30"))
            .settle(new AccountKey("nano", Purpose.WORK), usd("0.30"), spent("0.30", true));
    assertThat(lost.accounts())
        .singleElement()
        .satisfies(a -> assertThat(a.estimates()).isEqualTo(1));
    var corrected =
        lost.correct(new AccountKey("nano", Purpose.WORK), usd("0.30"), spent("0.05", false));
    assertThat(corrected.spent()).isEqualTo(usd("0.05"));
    assertThat(corrected.accounts())
        .singleElement()
        .satisfies(a -> {
          assertThat(a.calls()).isEqualTo(1);
          assertThat(a.estimates()).isZero();
        });
  }

  @Test
  void aWriteOffBooksEveryOpenReservationInFull() {
    var written =
        EMPTY
            .reserve(new AccountKey("nano", Purpose.WORK), usd("0.10"))
            .reserve(new AccountKey("nano", Purpose.WORK), usd("0.20"))
            .reserve(new AccountKey("mini", Purpose.RETRY), usd("0.30"))
            .writeOff();
    assertThat(written.open()).isZero();
    assertThat(written.reserved()).isEqualTo(Money.ZERO);
    assertThat(written.spent()).isEqualTo(usd("0.60"));
    assertThat(written.accounts()).extracting(Account::calls).containsExactly(2, 1);
    assertThat(written.accounts()).allSatisfy(a -> assertThat(a.estimates()).isPositive());
  }

  @Test
  void accountsAreByTierAndPurpose() {
    var ledger =
        EMPTY
            .reserve(new AccountKey("nano", Purpose.WORK), usd("0.1"))
            .reserve(new AccountKey("nano", Purpose.RETRY), usd("0.1"))
            .reserve(new AccountKey("mini", Purpose.WORK), usd("0.1"))
            .book(new AccountKey("mini", Purpose.WORK), spent("0.2", false));
    assertThat(ledger.accounts()).hasSize(3);
    assertThat(ledger.openOn("nano")).isEqualTo(2);
    assertThat(ledger.usage()).isEqualTo(Usage.of(100, 10));
    assertThat(ledger.raise(usd("2")).cap()).isEqualTo(usd("2"));
  }

  static Spent spent(String cost, boolean estimated) {
    return new Spent("m", Usage.of(100, 10), usd(cost), 1, estimated, 5);
  }

  static Money usd(String dollars) {
    return Money.dollars(dollars);
  }
}
