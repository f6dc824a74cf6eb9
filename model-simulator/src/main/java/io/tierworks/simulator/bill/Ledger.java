package io.tierworks.simulator.bill;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  /// Sums; `cost` in nano-dollars.
  public record Totals(
      long requests, long billed, long input, long cached, long output, long cost) {
    static final Totals NONE = new Totals(0, 0, 0, 0, 0, 0);

    Totals plus(LedgerEntry entry) {
      var usage = entry.usage();
      return new Totals(
          requests + 1,
          billed + (entry.billed() ? 1 : 0),
          input + usage.input(),
          cached + usage.cached(),
          output + usage.output(),
          cost + entry.cost());
    }
  }

  /// What the ledger held at one moment; `byTruth` counts the answers of each source of truth.
  public record Page(
      Totals all,
      Map<String, Totals> byModel,
      Map<String, Long> byTruth,
      List<LedgerEntry> entries) {}

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
    List<LedgerEntry> shown = withEntries ? List.copyOf(entries) : List.of();
    return new Page(all, Map.copyOf(byModel), Map.copyOf(byTruth), shown);
  }
}
