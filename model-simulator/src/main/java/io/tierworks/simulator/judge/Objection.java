package io.tierworks.simulator.judge;

/// A result the judge would answer otherwise.
record Objection(String subtask, String feedback) {}
