package io.tierworks.planner.state;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tierworks.planner.job.store.KeyValueState.Scan;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/// The committed values of one partition on disk (RocksDB), with their position in the changelog. A
/// killed process loses nothing; after a power failure the store is at an earlier position, and
/// what is missing is read from the changelog. Thread-safe.
///
/// @throws StoreFailure from any method when the disk fails
public final class DiskStore implements CommittedValues, AutoCloseable {
  /// No map has this name.
  private static final byte[] POSITION = {0};

  private final Path folder;
  private final Options options;
  private final WriteOptions writing = new WriteOptions();
  private final RocksDB db;

  /// Native memory must not be used after it was freed: closing waits for reads.
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();

  private volatile boolean closed;

  private DiskStore(Path folder, Options options, RocksDB db) {
    this.folder = folder;
    this.options = options;
    this.db = db;
  }

  /// Opens the store in a folder, or creates it.
  public static DiskStore open(Path folder, RocksDbMemory memory) {
    var options = memory.options();
    try {
      return new DiskStore(folder, options, RocksDB.open(options, folder.toString()));
    } catch (RocksDBException e) {
      options.close();
      throw new StoreFailure(folder, e);
    }
  }

  /// Deletes a closed store.
  public static void delete(Path folder, RocksDbMemory memory) {
    try (var options = memory.options()) {
      RocksDB.destroyDB(folder.toString(), options);
    } catch (RocksDBException e) {
      throw new StoreFailure(folder, e);
    }
  }

  /// Where a store is in its changelog.
  ///
  /// @param next offset to read from
  /// @param at when the store was written last
  public record Position(long next, Instant at) {
    static final Position START = new Position(0, Instant.EPOCH);

    /// Whether deletions may be missing, because the changelog no longer has them.
    public boolean isOlderThan(Duration age, Instant now) {
      return at.plus(age).isBefore(now);
    }

    private byte[] bytes() {
      return ByteBuffer.allocate(16).putLong(next).putLong(at.toEpochMilli()).array();
    }

    private static Position of(byte @Nullable [] stored) {
      if (stored == null) {
        return START;
      }
      var bytes = ByteBuffer.wrap(stored);
      return new Position(bytes.getLong(), Instant.ofEpochMilli(bytes.getLong()));
    }
  }

  public Position position() {
    return Position.of(read(POSITION));
  }

  @Override
  public byte @Nullable [] get(String key) {
    return read(key.getBytes(UTF_8));
  }

  private byte @Nullable [] read(byte[] key) {
    lock.readLock().lock();
    try {
      checkOpen();
      return db.get(key);
    } catch (RocksDBException e) {
      throw new StoreFailure(folder, e);
    } finally {
      lock.readLock().unlock();
    }
  }

  /// The scan has to be closed by the thread that opened it.
  @Override
  public Scan<StoredValue> scan(String prefix) {
    lock.readLock().lock();
    try {
      checkOpen();
      return new DiskScan(db.newIterator(), prefix, lock.readLock());
    } catch (RuntimeException e) {
      lock.readLock().unlock();
      throw e;
    }
  }

  @Override
  public void write(List<StoredValue> changes, long position) {
    lock.readLock().lock();
    try (var batch = new WriteBatch()) {
      checkOpen();
      for (var change : changes) {
        add(batch, change);
      }
      batch.put(POSITION, new Position(position, Instant.now()).bytes());
      db.write(writing, batch);
    } catch (RocksDBException e) {
      throw new StoreFailure(folder, e);
    } finally {
      lock.readLock().unlock();
    }
  }

  private static void add(WriteBatch batch, StoredValue change) throws RocksDBException {
    var key = change.key().getBytes(UTF_8);
    if (change.value() == null) {
      batch.delete(key);
    } else {
      batch.put(key, change.value());
    }
  }

  private void checkOpen() {
    if (closed) {
      throw new IllegalStateException("the partition has moved to another planner");
    }
  }

  public boolean isClosed() {
    return closed;
  }

  @Override
  public void close() {
    lock.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        db.close();
        writing.close();
        options.close();
      }
    } finally {
      lock.writeLock().unlock();
    }
  }
}
