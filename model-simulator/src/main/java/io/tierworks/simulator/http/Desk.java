package io.tierworks.simulator.http;

import io.tierworks.simulator.bill.Ledger;
import io.tierworks.simulator.bill.PrefixCache;
import io.tierworks.simulator.fault.FaultMenu;
import io.tierworks.simulator.latency.Latency;
import io.tierworks.simulator.reply.Replier;
import java.util.concurrent.atomic.AtomicLong;

/// What all requests share. Thread-safe.
public final class Desk {
  private final Replier replier;
  private final FaultMenu faults;
  private final Ledger ledger;
  private final PrefixCache cache;
  private final long seed;
  private final AtomicLong requests = new AtomicLong();
  private volatile Latency latency = new Latency(1);

  public Desk(Replier replier, FaultMenu faults, Ledger ledger, PrefixCache cache, long seed) {
    this.replier = replier;
    this.faults = faults;
    this.ledger = ledger;
    this.cache = cache;
    this.seed = seed;
  }

  public void latency(Latency value) {
    latency = value;
  }

  Latency latency() {
    return latency;
  }

  Replier replier() {
    return replier;
  }

  FaultMenu faults() {
    return faults;
  }

  Ledger ledger() {
    return ledger;
  }

  PrefixCache cache() {
    return cache;
  }

  long seed() {
    return seed;
  }

  String nextRequestId() {
    return "req_" + Long.toHexString(seed & 0xffff) + "_" + requests.incrementAndGet();
  }
}
