package io.tierworks.planner.ledger;

import static io.tierworks.planner.ledger.LedgerTest.spent;
import static io.tierworks.planner.ledger.LedgerTest.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierworks.common.contract.result.Bill;
import io.tierworks.common.contract.subtask.Purpose;
import io.tierworks.common.cost.Price;
import io.tierworks.common.cost.Usage;
import io.tierworks.planner.ledger.Bills.Delegated;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The comparison with the flagship alone, with numbers computed by hand.
class BillsTest {
  private static final Bills BILLS =
      new Bills(
          new Ladder(
              List.of(
                  new Ladder.Rung("nano", Price.perMillion("0.20", "0.02", "1.25"), "", 400_000),
                  new Ladder.Rung(
                      "flagship", Price.perMillion("2.50", "0.25", "15.00"), "", 272_000))));
  private static final Ledger DELEGATED =
      Ledger.withCap(usd("1"))
          .book(new AccountKey("flagship", Purpose.PLAN), spent("0.0061", false))
          .book(new AccountKey("nano", Purpose.WORK), spent("0.002", true));

  @Test
  void smallMaterialIsComparedWithOneCall() {
    // one call: (100 + 2,000) x $2.50 + 1,000 x $15 = $0.00525 + $0.015; call by call: $0.025 +
    // $0.015
    var bill = BILLS.bill(DELEGATED, new Delegated(10, Usage.of(10_000, 1_000), 100, 2_000));
    assertThat(bill.flagshipOnly())
        .isEqualTo(new Bill.FlagshipOnly(usd("0.02025"), Bill.Method.ONE_CALL, 0.6, "estimated"));
  }

  @Test
  void longOutputTakesSeveralCallsThatEachReadWhatIsShared() {
    // three calls: (300 + 2,000) x $2.50 + 20,000 x $15 = $0.00575 + $0.30
    var bill = BILLS.bill(DELEGATED, new Delegated(10, Usage.of(100_000, 20_000), 100, 2_000));
    assertThat(bill.flagshipOnly())
        .extracting("cost", "method")
        .containsExactly(usd("0.30575"), Bill.Method.ONE_CALL);
  }

  @Test
  void materialBeyondAContextIsComparedWithCallsBehindACachedPrefix() {
    // 9 calls read 15 x 128 tokens from the cache: 82,720 x $2.50 + 17,280 x $0.25 + 2,000 x $15
    var bill = BILLS.bill(DELEGATED, new Delegated(10, Usage.of(100_000, 2_000), 2_000, 300_000));
    assertThat(bill.flagshipOnly())
        .extracting("cost", "method")
        .containsExactly(usd("0.24112"), Bill.Method.PER_ITEM_CACHED);
  }

  @Test
  void delegationThatWasDearerSaysSo() {
    var bill = BILLS.bill(DELEGATED, new Delegated(1, Usage.of(1_000, 10), 100, 100));
    // one call: 200 x $2.50 + 10 x $15 = $0.00065; spent $0.0081
    assertThat(bill.flagshipOnly())
        .extracting("cost", "saving")
        .containsExactly(usd("0.00065"), -11.4615);
  }

  @Test
  void withoutDelegationThereIsNothingToCompare() {
    var direct =
        Ledger.withCap(usd("1"))
            .book(new AccountKey("flagship", Purpose.WORK), spent("0.01", false));
    assertThat(BILLS.bill(direct, new Delegated(1, Usage.of(10, 10), 1, 1)).flagshipOnly())
        .isNull();
    assertThat(BILLS.bill(DELEGATED, new Delegated(0, Usage.NONE, 1, 1)).flagshipOnly()).isNull();
  }

  @Test
  void theLinesAddUpCheapestTierFirst() {
    var bill = BILLS.bill(DELEGATED, new Delegated(10, Usage.of(10_000, 1_000), 100, 2_000));
    assertThat(bill.lines()).extracting(Bill.Line::tier).containsExactly("nano", "flagship");
    assertThat(bill.total()).isEqualTo(usd("0.0081"));
    assertThat(bill.calls()).isEqualTo(2);
    assertThat(bill.usage()).isEqualTo(Usage.of(200, 20));
    assertThat(bill.lines()).extracting(Bill.Line::estimated).containsExactly(true, false);
    assertThat(bill.estimated()).isTrue();
  }

  @Test
  void aReservationThatIsNotSettledIsOnNoLine() {
    var open = Ledger.withCap(usd("1")).reserve(new AccountKey("nano", Purpose.WORK), usd("0.1"));
    assertThat(BILLS.bill(open, new Delegated(0, Usage.NONE, 0, 0)).lines()).isEmpty();
  }
}
