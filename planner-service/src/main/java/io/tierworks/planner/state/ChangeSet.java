package io.tierworks.planner.state;

import io.tierworks.planner.job.store.StateKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The changes of one commit as they are stored: many changed entries of a page are one value. One
/// owner thread.
final class ChangeSet {
  private final PageCache committed;
  private final List<StoredValue> values = new ArrayList<>();
  private final Map<String, Page> pages = new LinkedHashMap<>();

  /// @param committed the pages before the changes
  ChangeSet(PageCache committed) {
    this.committed = committed;
  }

  /// @param value null when the entry was deleted
  void add(StateKey<?> map, String at, byte @Nullable [] value) {
    if (map.isGrouped()) {
      addToPage(at, value);
    } else {
      values.add(new StoredValue(at, value));
    }
  }

  private void addToPage(String at, byte @Nullable [] value) {
    var key = Page.keyOf(at);
    var changed = pages.get(key);
    var page = changed == null ? committed.page(key) : changed;
    var before = page.get(at);
    boolean isApart = value != null && Page.isTooLarge(value);
    boolean wasApart = Page.isApart(before);
    if (isApart || wasApart) {
      values.add(new StoredValue(at, isApart ? value : null));
    }
    if (isApart ? !wasApart : value != null || before != null) {
      pages.put(key, page.with(at, isApart ? Page.APART : value));
    }
  }

  List<StoredValue> values() {
    var all = new ArrayList<>(values);
    pages.forEach(
        (key, page) -> all.add(new StoredValue(key, page.isEmpty() ? null : page.bytes())));
    return all;
  }

  /// The changes are committed.
  void keepPages() {
    pages.forEach(committed::put);
  }
}
