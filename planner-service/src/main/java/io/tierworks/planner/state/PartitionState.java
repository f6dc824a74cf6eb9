package io.tierworks.planner.state;

import io.tierworks.common.contract.json.Wire;
import io.tierworks.planner.host.BufferedState;
import io.tierworks.planner.job.store.StateKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The state of one partition, in layers: the changes of the command in progress, the changes since
/// the last commit, and the committed values. Each changed value is encoded once per commit.
/// Decoded values are cached; maps at home in [StateKey.Home#INDEX] are in memory as a whole. One
/// owner thread.
///
/// After [#changes()], either [#committed] follows, or the state is no longer used.
public final class PartitionState implements BufferedState {
  /// Stored bytes whose decoded values are cached. Decoded values take several times as much.
  private static final long CACHE_BYTES = 4L * 1024 * 1024;

  private final CommittedValues committed;
  private final PageCache pages;
  private final Entries entries;
  private final ValueCache cache = new ValueCache(CACHE_BYTES);
  private final Map<String, TreeMap<String, Change>> indexes = new HashMap<>();
  private final TreeMap<String, Change> command = new TreeMap<>();
  private final TreeMap<String, Change> uncommitted = new TreeMap<>();
  private ChangeSet changeSet;

  public PartitionState(CommittedValues committed) {
    this.committed = committed;
    pages = new PageCache(committed);
    entries = new Entries(committed, pages::page);
    changeSet = new ChangeSet(pages);
  }

  @Override
  public <T> Optional<T> get(StateKey<T> map, String key) {
    var at = StoredFormat.key(map, key);
    var change = command.get(at);
    if (change == null) {
      change = map.isIndex() ? index(map).getOrDefault(at, Change.DELETED) : uncommitted.get(at);
    }
    return change == null
        ? committed(map, at)
        : Optional.ofNullable(change.value()).map(map.type()::cast);
  }

  private <T> Optional<T> committed(StateKey<T> map, String at) {
    var cached = cache.get(at);
    if (cached != null) {
      return Optional.of(map.type().cast(cached));
    }
    var stored = entries.get(map, at);
    if (stored == null) {
      return Optional.empty();
    }
    T value = StoredFormat.decode(map, stored);
    keep(map, at, value, stored.length);
    return Optional.of(value);
  }

  private void keep(StateKey<?> map, String at, Object value, int bytes) {
    if (map.isReadOften()) {
      cache.put(at, value, bytes);
    }
  }

  @Override
  public <T> void put(StateKey<T> map, String key, T value) {
    command.put(StoredFormat.key(map, key), new Change(map, value));
  }

  @Override
  public void delete(StateKey<?> map, String key) {
    command.put(StoredFormat.key(map, key), new Change(map, null));
  }

  @Override
  public <T> Scan<T> under(StateKey<T> map, String prefix) {
    return new MappedScan<>(scan(map, prefix), entry -> decode(map, entry.getValue()));
  }

  private static <T> T decode(StateKey<T> map, Object value) {
    return value instanceof byte[] stored
        ? StoredFormat.decode(map, stored)
        : map.type().cast(value);
  }

  @Override
  public Scan<String> keysUnder(StateKey<?> map, String prefix) {
    int head = StoredFormat.key(map, "").length();
    return new MappedScan<>(scan(map, prefix), entry -> entry.getKey().substring(head));
  }

  private Scan<Map.Entry<String, Object>> scan(StateKey<?> map, String prefix) {
    var from = StoredFormat.key(map, prefix);
    if (map.isIndex()) {
      return new OverlaidScan(OverlaidScan.of(index(map), from), command, from);
    }
    var base =
        new MappedScan<StoredValue, Map.Entry<String, Object>>(
            entries.scan(map, from), stored -> Map.entry(stored.key(), cachedOr(stored)));
    return new OverlaidScan(new OverlaidScan(base, uncommitted, from), command, from);
  }

  private Object cachedOr(StoredValue stored) {
    var cached = cache.get(stored.key());
    return cached == null ? bytes(stored) : cached;
  }

  private static Object bytes(StoredValue stored) {
    return Objects.requireNonNull(stored.value(), "committed entries have values");
  }

  /// The whole map, with the changes since the last commit.
  private TreeMap<String, Change> index(StateKey<?> map) {
    return indexes.computeIfAbsent(map.name(), _ -> load(map));
  }

  private <T> TreeMap<String, Change> load(StateKey<T> map) {
    var index = new TreeMap<String, Change>();
    try (var all = entries.scan(map, StoredFormat.key(map, ""))) {
      all.forEachRemaining(stored ->
          index.put(
              stored.key(), new Change(map, StoredFormat.decode(map, (byte[]) bytes(stored)))));
    }
    return index;
  }

  /// Keeps the changes of the command for the next commit.
  @Override
  public void flush() {
    command.forEach(this::keep);
    command.clear();
  }

  private void keep(String at, Change change) {
    if (!change.map().isIndex()) {
      uncommitted.put(at, change);
      return;
    }
    var index = index(change.map());
    var before = change.value() == null ? index.remove(at) : index.put(at, change);
    boolean isNew = isNew(at, before);
    if (change.value() == null && isNew) {
      uncommitted.remove(at);
    } else {
      uncommitted.put(at, isNew ? change.added() : change);
    }
  }

  /// Whether an entry did not exist at the last commit. One that comes and goes between two commits
  /// leaves no trace.
  private boolean isNew(String at, @Nullable Change before) {
    var earlier = uncommitted.get(at);
    return earlier == null ? before == null : earlier.isNew();
  }

  @Override
  public void discard() {
    command.clear();
  }

  /// Encodes the changes since the last commit.
  public List<StoredValue> changes() {
    changeSet = new ChangeSet(pages);
    uncommitted.forEach(this::encode);
    return changeSet.values();
  }

  private void encode(String at, Change change) {
    var value = change.value();
    if (value == null) {
      changeSet.add(change.map(), at, null);
      cache.remove(at);
    } else {
      var bytes = Wire.bytes(value);
      changeSet.add(change.map(), at, bytes);
      keep(change.map(), at, value, bytes.length);
    }
  }

  /// The changes are in the changelog, and their transaction is committed.
  ///
  /// @param changes as of [#changes()]
  /// @param position offset in the changelog behind them
  public void committed(List<StoredValue> changes, long position) {
    committed.write(changes, position);
    changeSet.keepPages();
    uncommitted.clear();
  }

  /// @param value null when the entry was deleted
  /// @param isNew whether the entry did not exist at the last commit; known of indexes only
  record Change(StateKey<?> map, @Nullable Object value, boolean isNew) {
    static final Change DELETED = new Change(StateKey.JOB, null);

    Change(StateKey<?> map, @Nullable Object value) {
      this(map, value, false);
    }

    Change added() {
      return new Change(map, value, true);
    }
  }
}
