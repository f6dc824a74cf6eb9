package io.tierworks.planner.state;

import io.tierworks.planner.job.store.KeyValueState.Scan;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Supplier;

/// Scans one after the other; each is opened when the one before it has ended.
final class ChainedScan<T> implements Scan<T> {
  private final Iterator<Supplier<Scan<T>>> later;
  private Scan<T> current = Scan.empty();

  ChainedScan(Iterator<Supplier<Scan<T>>> scans) {
    later = scans;
  }

  @Override
  public boolean hasNext() {
    while (!current.hasNext() && later.hasNext()) {
      current.close();
      current = later.next().get();
    }
    return current.hasNext();
  }

  @Override
  public T next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return current.next();
  }

  @Override
  public void close() {
    current.close();
  }
}
