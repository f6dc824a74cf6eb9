package io.tierworks.e2e.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// CPU time of everything on this machine, to see what ran beside a measurement.
///
/// @param busy seconds of all cores; 0 where the kernel does not tell
/// @param at `System.nanoTime()`
record MachineLoad(double busy, long at) {
  private static final Path STAT = Path.of("/proc/stat");
  private static final double TICKS_PER_SECOND = 100;
  private static final int IDLE = 3;
  private static final int WAITING = 4;
  private static final int FIELDS = 8;

  static MachineLoad read() {
    return new MachineLoad(Files.isReadable(STAT) ? busySeconds() : 0, System.nanoTime());
  }

  /// The first line is `cpu user nice system idle iowait irq softirq steal ...`.
  private static double busySeconds() {
    try (var lines = Files.lines(STAT)) {
      var fields = lines.findFirst().orElseThrow().split(" +");
      var ticks = Stream.of(fields).skip(1).mapToLong(Long::parseLong).limit(FIELDS).toArray();
      return (LongStream.of(ticks).sum() - ticks[IDLE] - ticks[WAITING]) / TICKS_PER_SECOND;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Cores that other processes have used since then.
  ///
  /// @param ours CPU seconds of the measured system and its client in this time
  double others(MachineLoad earlier, double ours) {
    return Math.max(0, (busy - earlier.busy - ours) / ((at - earlier.at) / 1e9));
  }
}
