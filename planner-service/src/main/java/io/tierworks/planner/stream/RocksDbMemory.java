package io.tierworks.planner.stream;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/// What all stores of this process hold outside the heap, together: blocks read, indexes, and
/// writes that are not on disk yet. Without it every store of every partition has 98 MiB of its
/// own. After "Memory Management" in the documentation of Kafka Streams. Thread-safe.
final class RocksDbMemory implements AutoCloseable {
  /// Where the stores find it among the settings of the stream application.
  private static final String PLACE = "tierworks.store-memory";

  private static final double SHARE_OF_INDEXES = 0.1;
  private static final int SHARD_BITS = 2;
  private static final long WRITE_BUFFER = 4L * 1024 * 1024;
  private static final int WRITE_BUFFERS = 2;
  private static final long BLOCK = 16L * 1024;

  private final Cache cache;
  private final WriteBufferManager writes;

  /// @param bytes of which half may be writes
  RocksDbMemory(long bytes) {
    RocksDB.loadLibrary();
    cache = new LRUCache(bytes, SHARD_BITS, false, SHARE_OF_INDEXES);
    writes = new WriteBufferManager(bytes / 2, cache);
  }

  /// Settings for the stream application whose stores are to use this.
  Map<String, Object> settings() {
    return Map.of(
        PLACE,
        this,
        org.apache.kafka.streams.StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG,
        Share.class);
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

  /// When all stores are closed.
  @Override
  public void close() {
    writes.close();
    cache.close();
  }

  /// Gives each store its share. Made by Kafka Streams.
  public static final class Share implements RocksDBConfigSetter {
    @Override
    public void setConfig(String store, Options options, Map<String, Object> settings) {
      if (settings.get(PLACE) instanceof RocksDbMemory memory) {
        memory.applyTo(options);
      }
    }

    /// What is shared stays open.
    @Override
    public void close(String store, Options options) {}
  }
}
