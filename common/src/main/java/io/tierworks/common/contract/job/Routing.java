package io.tierworks.common.contract.job;

import com.fasterxml.jackson.databind.EnumNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.EnumNaming;

/// What decides at which tier a subtask starts. A refused answer goes to the next dearer tier, with
/// adaptive routing where an accepted answer is expected to cost least.
@EnumNaming(SnakeCaseStrategy.class)
public enum Routing {
  /// The plan.
  PLANNED,
  /// What verification accepted and refused of the same kind of work so far.
  ADAPTIVE,
  /// The job, by its field `tier`.
  FIXED
}
