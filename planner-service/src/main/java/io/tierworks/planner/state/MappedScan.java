package io.tierworks.planner.state;

import io.tierworks.planner.job.store.KeyValueState.Scan;
import java.util.function.Function;

/// A scan that converts each entry.
record MappedScan<F, T>(Scan<F> entries, Function<F, T> conversion) implements Scan<T> {

  @Override
  public boolean hasNext() {
    return entries.hasNext();
  }

  @Override
  public T next() {
    return conversion.apply(entries.next());
  }

  @Override
  public void close() {
    entries.close();
  }
}
