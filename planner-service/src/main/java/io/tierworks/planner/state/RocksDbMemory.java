package io.tierworks.planner.state;

import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/// The memory outside the heap that all stores of this process share: cached blocks, indexes, and
/// writes that are not on disk yet. Thread-safe.
public final class RocksDbMemory implements AutoCloseable {
  private static final double SHARE_OF_INDEXES = 0.1;
  private static final int SHARD_BITS = 2;
  private static final long WRITE_BUFFER = 4L * 1024 * 1024;
  private static final int WRITE_BUFFERS = 2;
  private static final long BLOCK = 16L * 1024;

  private final Cache cache;
  private final WriteBufferManager writes;
  private final BloomFilter filter;

  /// @param bytes in all; writes take at most half
  public RocksDbMemory(long bytes) {
    RocksDB.loadLibrary();
    cache = new LRUCache(bytes, SHARD_BITS, false, SHARE_OF_INDEXES);
    writes = new WriteBufferManager(bytes / 2, cache);
    filter = new BloomFilter();
  }

  /// Options of a store that shares this memory. The caller closes them.
  Options options() {
    var table =
        new BlockBasedTableConfig()
            .setBlockCache(cache)
            .setBlockSize(BLOCK)
            .setFilterPolicy(filter)
            .setCacheIndexAndFilterBlocks(true)
            .setCacheIndexAndFilterBlocksWithHighPriority(true)
            .setPinTopLevelIndexAndFilter(true);
    return new Options()
        .setCreateIfMissing(true)
        .setTableFormatConfig(table)
        .setWriteBufferManager(writes)
        .setWriteBufferSize(WRITE_BUFFER)
        .setMaxWriteBufferNumber(WRITE_BUFFERS)
        .setMaxBackgroundJobs(2)
        .setKeepLogFileNum(1);
  }

  /// Call it when all stores are closed.
  @Override
  public void close() {
    writes.close();
    cache.close();
    filter.close();
  }
}
