package io.tierworks.simulator.solve.extract;

import java.math.BigDecimal;

/// A number in a text. `currency` is an ISO code, empty if none stands beside it; `start` and `end`
/// are where the digits stand.
public record Amount(BigDecimal value, String currency, int start, int end) {}
