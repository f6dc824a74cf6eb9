package io.tierworks.simulator.solve.rank;

import java.util.List;

/// A score from 0 to 1 and what spoke for and against.
public record Score(double value, List<String> reasons) {}
