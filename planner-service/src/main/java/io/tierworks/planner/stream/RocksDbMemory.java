package io.tierworks.planner.stream;

import java.util.Map;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/// The memory outside the heap that all stores of this process share: cached blocks, indexes, and
/// writes that are not on disk yet. Without it, every store of every partition takes 98 MiB of its
/// own. Follows "Memory Management" in the documentation of Kafka Streams. Thread-safe.
final class RocksDbMemory implements AutoCloseable {
  /// The property that hands this object to the stores.
  private static final String PROPERTY = "tierworks.store-memory";

  private static final double SHARE_OF_INDEXES = 0.1;
  private static final int SHARD_BITS = 2;
  private static final long WRITE_BUFFER = 4L * 1024 * 1024;
  private static final int WRITE_BUFFERS = 2;
  private static final long BLOCK = 16L * 1024;

  private final Cache cache;
  private final WriteBufferManager writes;

  /// @param bytes in all; writes take at most half
  RocksDbMemory(long bytes) {
    RocksDB.loadLibrary();
    cache = new LRUCache(bytes, SHARD_BITS, false, SHARE_OF_INDEXES);
    writes = new WriteBufferManager(bytes / 2, cache);
  }

  /// The properties of a stream application whose stores share this memory.
  Map<String, Object> settings() {
    return Map.of(PROPERTY, this, StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, Share.class);
  }

  private void applyTo(Options options) {
    var table = (BlockBasedTableConfig) options.tableFormatConfig();
    table.setBlockCache(cache);
    table.setBlockSize(BLOCK);
    table.setCacheIndexAndFilterBlocks(true);
    table.setCacheIndexAndFilterBlocksWithHighPriority(true);
    table.setPinTopLevelIndexAndFilter(true);
    options.setTableFormatConfig(table);
    options.setWriteBufferManager(writes);
    options.setWriteBufferSize(WRITE_BUFFER);
    options.setMaxWriteBufferNumber(WRITE_BUFFERS);
  }

  /// Call it when all stores are closed.
  @Override
  public void close() {
    writes.close();
    cache.close();
  }

  /// Sets a store up to use the shared memory. Kafka Streams creates it.
  public static final class Share implements RocksDBConfigSetter {
    @Override
    public void setConfig(String store, Options options, Map<String, Object> settings) {
      if (settings.get(PROPERTY) instanceof RocksDbMemory memory) {
        memory.applyTo(options);
      }
    }

    /// The shared memory stays open.
    @Override
    public void close(String store, Options options) {}
  }
}
