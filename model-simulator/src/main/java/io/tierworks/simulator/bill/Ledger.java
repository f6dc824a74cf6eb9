package io.tierworks.simulator.bill;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Every request with its tokens and price. Totals cover all requests since the last reset, entries
/// the last `capacity` ones. Thread-safe.
public final class Ledger {
  private final int capacity;
  private final Optional<LedgerFile> file;
  private final ArrayDeque<LedgerEntry> entries = new ArrayDeque<>();
  private final Map<String, Totals> byModel = new HashMap<>();
  private final Map<String, Long> byTruth = new HashMap<>();
  private Totals all = Totals.NONE;

  /// @param file keeps entries, and holds those of earlier runs; null for memory only
  public Ledger(int capacity, @Nullable LedgerFile file) {
    this.capacity = capacity;
    this.file = Optional.ofNullable(file);
    this.file.ifPresent(kept -> kept.read().forEach(this::count));
  }

  /// Sums; `cost` in dollars.
  public record Totals(
      long requests,
      long billed,
      long inputTokens,
      long cachedTokens,
      long outputTokens,
      BigDecimal cost) {
    static final Totals NONE = new Totals(0, 0, 0, 0, 0, BigDecimal.ZERO);

    Totals plus(LedgerEntry entry) {
      var usage = entry.usage();
      return new Totals(
          requests + 1,
          billed + (entry.billed() ? 1 : 0),
          inputTokens + usage.input(),
          cachedTokens + usage.cached(),
          outputTokens + usage.output(),
          cost.add(entry.cost()));
    }
  }

  /// What the ledger held at one moment; `byTruth` counts the answers of each source of truth.
  /// Entries are null if they are not asked for.
  public record Page(
      @JsonUnwrapped Totals all,
      Map<String, Totals> byModel,
      Map<String, Long> byTruth,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<LedgerEntry> entries) {}

  public synchronized void add(LedgerEntry entry) {
    file.ifPresent(kept -> kept.append(entry));
    count(entry);
  }

  private void count(LedgerEntry entry) {
    if (entries.size() == capacity) {
      entries.removeFirst();
    }
    entries.addLast(entry);
    all = all.plus(entry);
    if (entry.model() != null) {
      byModel.merge(entry.model(), Totals.NONE.plus(entry), (old, one) -> old.plus(entry));
    }
    if (entry.truth() != null) {
      byTruth.merge(entry.truth(), 1L, Long::sum);
    }
  }

  public synchronized void reset() {
    entries.clear();
    byModel.clear();
    byTruth.clear();
    all = Totals.NONE;
    file.ifPresent(LedgerFile::clear);
  }

  public synchronized Page page(boolean withEntries) {
    var shown = withEntries ? List.copyOf(entries) : null;
    return new Page(all, new TreeMap<>(byModel), new TreeMap<>(byTruth), shown);
  }
}
