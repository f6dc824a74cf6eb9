package io.tierworks.simulator.bill;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One request as the provider saw it. `cost` in nano-dollars, zero if not billed; `model` null if
/// the request named none.
public record LedgerEntry(
    String requestId,
    @Nullable String clientRequestId,
    @Nullable String model,
    @Nullable String kind,
    int status,
    @Nullable String fault,
    Usage usage,
    long cost,
    Instant at,
    boolean billed) {}
