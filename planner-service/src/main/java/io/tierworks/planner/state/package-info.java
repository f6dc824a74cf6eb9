/// The state of one partition: buffered changes, a cache of decoded values, and the committed
/// values on disk. Only this package knows RocksDB.
@org.jspecify.annotations.NullMarked
package io.tierworks.planner.state;
