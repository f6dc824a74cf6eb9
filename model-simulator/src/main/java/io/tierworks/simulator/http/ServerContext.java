package io.tierworks.simulator.http;

import io.tierworks.simulator.answer.Replier;
import io.tierworks.simulator.bill.Ledger;
import io.tierworks.simulator.bill.PrefixCache;
import io.tierworks.simulator.catalog.Latency;
import io.tierworks.simulator.fault.FaultMenu;
import java.util.concurrent.atomic.AtomicLong;

/// What all requests share. Thread-safe.
public final class ServerContext {
  final long seed;
  final Replier replier;
  final Ledger ledger;
  final FaultMenu faults;
  final PrefixCache cache;
  volatile Latency latency;
  private final AtomicLong requests = new AtomicLong();

  public ServerContext(
      long seed, Replier replier, Ledger ledger, PrefixCache cache, Latency latency) {
    this.seed = seed;
    this.replier = replier;
    this.ledger = ledger;
    this.faults = new FaultMenu(seed);
    this.cache = cache;
    this.latency = latency;
  }

  String nextRequestId() {
    return "req_" + Long.toHexString(seed & 0xffff) + "_" + requests.incrementAndGet();
  }
}
