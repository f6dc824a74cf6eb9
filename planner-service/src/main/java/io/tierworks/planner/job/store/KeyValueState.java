package io.tierworks.planner.job.store;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/// A sorted map for each [StateKey]. One thread owns it.
public interface KeyValueState {

  <T> Optional<T> get(StateKey<T> map, String key);

  <T> void put(StateKey<T> map, String key, T value);

  void delete(StateKey<?> map, String key);

  /// All values whose key begins with the prefix, in the order of their keys. The caller closes the
  /// scan, and writes nothing meanwhile.
  <T> Scan<T> under(StateKey<T> map, String prefix);

  /// The keys alone. The same rules hold.
  Scan<String> keysUnder(StateKey<?> map, String prefix);

  /// An iterator that has to be closed.
  interface Scan<T> extends Iterator<T>, AutoCloseable {
    @Override
    void close();

    static <T> Scan<T> empty() {
      return new Scan<>() {
        @Override
        public boolean hasNext() {
          return false;
        }

        @Override
        public T next() {
          throw new NoSuchElementException();
        }

        @Override
        public void close() {}
      };
    }

    /// The next values, up to `most`.
    default List<T> next(int most) {
      var first = new ArrayList<T>();
      while (first.size() < most && hasNext()) {
        first.add(next());
      }
      return first;
    }
  }
}
