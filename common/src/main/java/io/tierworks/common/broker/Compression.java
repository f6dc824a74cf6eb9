package io.tierworks.common.broker;

import java.util.Locale;

/// How a broker stores the records of a topic, whatever their producer did.
public enum Compression {
  GZIP,
  UNCOMPRESSED,
  LZ4,
  SNAPPY,
  ZSTD;

  /// Kafka's name for it.
  public String type() {
    return name().toLowerCase(Locale.ROOT);
  }
}
