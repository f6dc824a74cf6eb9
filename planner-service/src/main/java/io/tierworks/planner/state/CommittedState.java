package io.tierworks.planner.state;

import io.tierworks.planner.job.store.KeyValueState;
import io.tierworks.planner.job.store.StateKey;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/// The committed state of several partitions, for reading on any thread.
///
/// @param partitions those that are open at the time of a call
public record CommittedState(Supplier<? extends Collection<? extends CommittedValues>> partitions)
    implements KeyValueState {

  @Override
  public <T> Optional<T> get(StateKey<T> map, String key) {
    var at = StoredFormat.key(map, key);
    return partitions.get().stream()
        .map(partition -> Optional.ofNullable(Entries.of(partition).get(map, at)))
        .flatMap(Optional::stream)
        .map(stored -> StoredFormat.decode(map, stored))
        .findFirst();
  }

  @Override
  public <T> Scan<T> under(StateKey<T> map, String prefix) {
    return new MappedScan<>(
        scan(map, StoredFormat.key(map, prefix)),
        entry -> StoredFormat.decode(map, Objects.requireNonNull(entry.value())));
  }

  @Override
  public Scan<String> keysUnder(StateKey<?> map, String prefix) {
    int head = StoredFormat.key(map, "").length();
    return new MappedScan<>(
        scan(map, StoredFormat.key(map, prefix)), entry -> entry.key().substring(head));
  }

  /// One partition after the other.
  private Scan<StoredValue> scan(StateKey<?> map, String prefix) {
    List<? extends CommittedValues> open = List.copyOf(partitions.get());
    return new ChainedScan<>(
        open.stream()
            .map(each -> (Supplier<Scan<StoredValue>>) () -> Entries.of(each).scan(map, prefix))
            .iterator());
  }

  @Override
  public <T> void put(StateKey<T> map, String key, T value) {
    throw readOnly();
  }

  @Override
  public void delete(StateKey<?> map, String key) {
    throw readOnly();
  }

  private static UnsupportedOperationException readOnly() {
    return new UnsupportedOperationException("only the owner of a partition changes its state");
  }
}
