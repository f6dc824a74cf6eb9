package io.tierworks.simulator.solve.check;

/// A rule that a text breaks. `evidence` is a literal sentence of the text, empty where the offence
/// is that something is missing.
public record Violation(String rule, String evidence) {}
