package io.tierworks.planner.ledger;

import io.tierworks.common.contract.subtask.Purpose;

/// Names a line of a ledger.
public record AccountKey(String tier, Purpose purpose) {}
