package io.tierworks.simulator.http;

import io.tierworks.simulator.answer.Replier;
import io.tierworks.simulator.bill.Ledger;
import io.tierworks.simulator.bill.PrefixCache;
import io.tierworks.simulator.catalog.Latency;
import io.tierworks.simulator.fault.FaultMenu;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/// What all requests share. Thread-safe.
public record ServerContext(
    long seed,
    Replier replier,
    Ledger ledger,
    FaultMenu faults,
    PrefixCache cache,
    AtomicReference<Latency> latency,
    AtomicLong requests) {
  Latency currentLatency() {
    return Objects.requireNonNull(latency.get());
  }

  String nextRequestId() {
    return "req_" + Long.toHexString(seed & 0xffff) + "_" + requests.incrementAndGet();
  }
}
