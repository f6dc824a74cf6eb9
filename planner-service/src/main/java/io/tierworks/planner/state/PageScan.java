package io.tierworks.planner.state;

import io.tierworks.planner.job.store.KeyValueState.Scan;
import java.util.ArrayDeque;
import java.util.NoSuchElementException;
import java.util.Queue;

/// The entries of a grouped map, from its pages.
final class PageScan implements Scan<StoredValue> {
  private final Scan<StoredValue> pages;
  private final CommittedValues stored;
  private final Queue<StoredValue> entries = new ArrayDeque<>();

  /// @param pages with the entries that are stored apart between them
  PageScan(Scan<StoredValue> pages, CommittedValues stored) {
    this.pages = pages;
    this.stored = stored;
  }

  @Override
  public boolean hasNext() {
    while (entries.isEmpty() && pages.hasNext()) {
      var next = pages.next();
      if (Page.isKey(next.key())) {
        unfold(next);
      }
    }
    return !entries.isEmpty();
  }

  private void unfold(StoredValue page) {
    Page.of(page.value())
        .entries()
        .forEach((last, value) -> {
          var key = Page.entryKey(page.key(), last);
          entries.add(new StoredValue(key, Page.isApart(value) ? stored.get(key) : value));
        });
  }

  @Override
  public StoredValue next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return entries.remove();
  }

  @Override
  public void close() {
    pages.close();
  }
}
