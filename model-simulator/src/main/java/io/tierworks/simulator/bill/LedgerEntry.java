package io.tierworks.simulator.bill;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// One request as the provider saw it, as the admin API shows it and the ledger file keeps it.
///
/// @param model null if the request named none
/// @param truth where the answer was known from; null for what was made from the prompt
/// @param cost in dollars; zero if not billed
/// @param at an ISO 8601 instant
public record LedgerEntry(
    String requestId,
    @Nullable String clientRequestId,
    @Nullable String model,
    @Nullable String kind,
    int status,
    @Nullable String fault,
    @Nullable String truth,
    @JsonUnwrapped Usage usage,
    BigDecimal cost,
    String at,
    boolean billed) {}
