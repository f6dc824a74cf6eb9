package io.tierworks.planner.state;

/// The pages that were used last. One owner thread.
final class PageCache {
  private static final long MAX_BYTES = 2L * 1024 * 1024;

  private final CommittedValues stored;
  private final ValueCache pages = new ValueCache(MAX_BYTES);

  PageCache(CommittedValues stored) {
    this.stored = stored;
  }

  /// Also remembers that there is no such page.
  Page page(String key) {
    if (pages.get(key) instanceof Page cached) {
      return cached;
    }
    var page = Page.of(stored.get(key));
    put(key, page);
    return page;
  }

  void put(String key, Page page) {
    pages.put(key, page, page.size());
  }
}
