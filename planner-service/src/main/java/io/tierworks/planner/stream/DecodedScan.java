package io.tierworks.planner.stream;

import io.tierworks.planner.job.store.KeyValueState.Scan;
import java.util.function.Function;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;

/// A scan of a store that decodes each entry.
record DecodedScan<T>(
    KeyValueIterator<String, byte[]> entries, Function<KeyValue<String, byte[]>, T> decode)
    implements Scan<T> {

  @Override
  public boolean hasNext() {
    return entries.hasNext();
  }

  @Override
  public T next() {
    return decode.apply(entries.next());
  }

  @Override
  public void close() {
    entries.close();
  }
}
