package io.tierworks.simulator.judge;

import io.tierworks.simulator.solve.tally.Leaders;
import io.tierworks.simulator.solve.tally.Result;
import io.tierworks.simulator.solve.tally.Tally;
import java.util.List;
import java.util.Optional;

/// The first by score in a sentence: "Ahead are L-22 (83), L-01 (81) and L-10 (75)."
final class Leading {
  private static final int NAMED = 3;

  private Leading() {}

  /// Empty where the results have no score.
  static Optional<String> of(Subject subject) {
    List<Result> first = Leaders.first(subject.items(), NAMED);
    if (first.isEmpty() || !Leaders.scored(first.getFirst().output())) {
      return Optional.empty();
    }
    List<String> named =
        first.stream()
            .map(
                result -> result.name() + " (" + Tally.plain(Leaders.weight(result.output())) + ")")
            .toList();
    return Optional.of("Ahead: " + String.join(", ", named) + ".");
  }
}
