package io.tierworks.simulator.bill;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Every request with its tokens and price. Totals are of all requests since the last reset,
/// entries of the last `capacity` ones. Thread-safe.
public final class Ledger {
  private final int capacity;
  private final @Nullable LedgerFile file;
  private final ArrayDeque<LedgerEntry> entries = new ArrayDeque<>();
  private final Map<String, Totals> byModel = new HashMap<>();
  private Totals all = Totals.NONE;

  public Ledger(int capacity) {
    this(capacity, null);
  }

  /// @param file where entries are kept, and those of earlier runs found; null for memory only
  public Ledger(int capacity, @Nullable LedgerFile file) {
    this.capacity = capacity;
    this.file = file;
    if (file != null) {
      file.read().forEach(this::count);
    }
  }

  /// Sums; `cost` in nano-dollars.
  public record Totals(
      long requests, long billed, long input, long cached, long output, long cost) {
    static final Totals NONE = new Totals(0, 0, 0, 0, 0, 0);

    Totals plus(LedgerEntry entry) {
      Usage usage = entry.usage();
      return new Totals(
          requests + 1,
          billed + (entry.billed() ? 1 : 0),
          input + usage.input(),
          cached + usage.cached(),
          output + usage.output(),
          cost + entry.cost());
    }
  }

  /// What the ledger held at one moment.
  public record Page(Totals all, Map<String, Totals> byModel, List<LedgerEntry> entries) {}

  public synchronized void add(LedgerEntry entry) {
    if (file != null) {
      file.append(entry);
    }
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
  }

  public synchronized void reset() {
    entries.clear();
    byModel.clear();
    all = Totals.NONE;
    if (file != null) {
      file.clear();
    }
  }

  public synchronized Page page(boolean withEntries) {
    return new Page(all, Map.copyOf(byModel), withEntries ? List.copyOf(entries) : List.of());
  }
}
