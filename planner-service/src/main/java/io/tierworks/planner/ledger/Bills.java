package io.tierworks.planner.ledger;

import io.tierworks.common.contract.result.Bill;
import io.tierworks.common.contract.subtask.Purpose;
import io.tierworks.common.cost.Money;
import io.tierworks.common.cost.Price;
import io.tierworks.common.cost.Usage;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Writes the bill of a job, and estimates what the job would have cost on the flagship alone.
public record Bills(Ladder ladder) {
  /// Output tokens of one flagship call. More output takes more calls.
  private static final long CALL_OUTPUT = 8_000;

  private static final long CONTEXT_TOKENS = 272_000;
  private static final long CACHE_STEP = 128;
  private static final long CACHE_MINIMUM = 1_024;

  /// @param work the delegated work, which the flagship would have had to do
  public Bill bill(Ledger ledger, Delegated work) {
    var lines =
        ledger.accounts().stream()
            .filter(account -> account.calls() > 0 || account.cost().nanos() > 0)
            .sorted(
                Comparator.comparingInt((Account a) -> ladder.indexOf(a.tier()))
                    .thenComparing(Account::purpose))
            .map(a ->
                new Bill.Line(
                    a.tier(), a.purpose(), a.calls(), a.usage(), a.cost(), a.estimates() > 0))
            .toList();
    boolean estimated = lines.stream().anyMatch(Bill.Line::estimated);
    int calls = lines.stream().mapToInt(Bill.Line::calls).sum();
    return new Bill(
        ledger.spent(),
        ledger.usage(),
        calls,
        lines,
        estimated,
        flagshipOnly(ledger, work),
        ledger.accounts().stream()
            .flatMap(account -> account.snapshots().stream())
            .distinct()
            .sorted()
            .toList());
  }

  private Bill.@Nullable FlagshipOnly flagshipOnly(Ledger ledger, Delegated work) {
    if (work.answers() == 0 || !delegated(ledger)) {
      return null;
    }
    var price = ladder.flagship().price();
    var perItem = perItemCached(work, price);
    var oneCall = oneCall(work, price);
    boolean one = oneCall.filter(cost -> !cost.exceeds(perItem)).isPresent();
    var cost = one ? oneCall.orElse(perItem) : perItem;
    double saving = cost.nanos() == 0 ? 0 : 1 - (double) ledger.spent().nanos() / cost.nanos();
    double rounded = Math.round(saving * 10_000) / 10_000.0;
    return new Bill.FlagshipOnly(
        cost, one ? Bill.Method.ONE_CALL : Bill.Method.PER_ITEM_CACHED, rounded, "estimated");
  }

  private boolean delegated(Ledger ledger) {
    var flagship = ladder.flagship().tier();
    return ledger.accounts().stream()
        .anyMatch(a -> a.purpose() == Purpose.WORK && !a.tier().equals(flagship) && a.calls() > 0);
  }

  /// The same calls on the flagship; after the first, its cache serves the shared prefix.
  private static Money perItemCached(Delegated work, Price price) {
    long cachedPerCall =
        work.sharedTokens() < CACHE_MINIMUM ? 0 : work.sharedTokens() / CACHE_STEP * CACHE_STEP;
    long cached = Math.min(work.usage().input(), cachedPerCall * (work.answers() - 1L));
    return price.of(new Usage(work.usage().input(), cached, work.usage().output(), 0));
  }

  /// The whole job in as few calls as the output allows; empty when the material does not fit into
  /// the context.
  private static Optional<Money> oneCall(Delegated work, Price price) {
    long material = work.sharedTokens() + work.itemTokens();
    if (material > CONTEXT_TOKENS) {
      return Optional.empty();
    }
    long calls = Math.max(1, Math.ceilDiv(work.usage().output(), CALL_OUTPUT));
    long input = work.itemTokens() + work.sharedTokens() * calls;
    return Optional.of(price.of(Usage.of(input, work.usage().output())));
  }

  /// The work that was delegated, in tokens.
  ///
  /// @param answers accepted answers
  /// @param usage of the attempts that gave them
  /// @param sharedTokens goal and context, estimated
  /// @param itemTokens all items, estimated
  public record Delegated(int answers, Usage usage, long sharedTokens, long itemTokens) {}
}
