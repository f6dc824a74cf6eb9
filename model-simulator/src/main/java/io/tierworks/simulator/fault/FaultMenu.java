package io.tierworks.simulator.fault;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// The faults in force. The n-th request that a line concerns meets the same fate in every run with
/// the same seed. Thread-safe.
public final class FaultMenu {
  private final long seed;
  private volatile List<Line> lines = List.of();

  public FaultMenu(long seed) {
    this.seed = seed;
  }

  public void set(List<Fault> faults) {
    lines = faults.stream().map(Line::new).toList();
  }

  public List<Fault> faults() {
    return lines.stream().map(line -> line.fault).toList();
  }

  /// The fault this request meets: the first line that strikes.
  public Optional<Fault> draw(String model, @Nullable String schema) {
    var current = lines;
    for (int i = 0; i < current.size(); i++) {
      var line = current.get(i);
      if (line.fault.concerns(model, schema) && line.strikes(seed + 31L * i)) {
        return Optional.of(line.fault);
      }
    }
    return Optional.empty();
  }

  private record Line(Fault fault, AtomicInteger met, AtomicInteger left) {
    Line(Fault fault) {
      this(fault, new AtomicInteger(), new AtomicInteger());
      left.set(fault.times() == null ? Integer.MAX_VALUE : fault.times());
    }

    boolean strikes(long key) {
      int number = met.getAndIncrement();
      double draw = new SplittableRandom(key * 0x9E3779B97F4A7C15L + number).nextDouble();
      return draw < fault.share() && left.getAndUpdate(n -> Math.max(0, n - 1)) > 0;
    }
  }
}
