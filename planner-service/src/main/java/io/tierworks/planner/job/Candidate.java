package io.tierworks.planner.job;

import io.tierworks.common.contract.subtask.Check;
import io.tierworks.planner.job.SubtaskStatus.Accepted;
import java.util.List;
import java.util.stream.Stream;

/// An answer that passed its checks in code, and that further links of its chain have to pass.
///
/// @param checks of the links so far, in order
public record Candidate(Accepted answer, List<Check> checks) {
  public Candidate {
    checks = List.copyOf(checks);
  }

  public Candidate with(Check check) {
    return new Candidate(answer, Stream.concat(checks.stream(), Stream.of(check)).toList());
  }

  public boolean isOf(int attempt) {
    return answer.attempt().number() == attempt;
  }

  public boolean has(String check) {
    return checks.stream().anyMatch(made -> made.name().equals(check));
  }

  /// The answer with the verdicts of its chain.
  public Accepted accepted() {
    return new Accepted(answer.attempt(), answer.tier(), answer.output(), answer.usage(), checks);
  }
}
