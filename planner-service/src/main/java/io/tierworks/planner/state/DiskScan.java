package io.tierworks.planner.state;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tierworks.planner.job.store.KeyValueState.Scan;
import java.util.Arrays;
import java.util.NoSuchElementException;
import java.util.concurrent.locks.Lock;
import org.rocksdb.RocksIterator;

/// The entries of a [DiskStore] below a prefix.
final class DiskScan implements Scan<StoredValue> {
  private final RocksIterator entries;
  private final byte[] prefix;
  private final Lock lock;

  /// @param lock held; the scan releases it when it is closed
  DiskScan(RocksIterator entries, String prefix, Lock lock) {
    this.entries = entries;
    this.prefix = prefix.getBytes(UTF_8);
    this.lock = lock;
    entries.seek(this.prefix);
  }

  @Override
  public boolean hasNext() {
    return entries.isValid() && startsWithPrefix(entries.key());
  }

  private boolean startsWithPrefix(byte[] key) {
    return key.length >= prefix.length
        && Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length);
  }

  @Override
  public StoredValue next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    var next = new StoredValue(new String(entries.key(), UTF_8), entries.value());
    entries.next();
    return next;
  }

  @Override
  public void close() {
    entries.close();
    lock.unlock();
  }
}
