/// The coordinator service. `job` is the state machine, `plan`, `judge`, `ledger`, `schedule` and
/// `fleet` its rules; `stream`, `intake` and `http` are the edge; `PlannerService` wires them by
/// hand.
@NullMarked
package io.tierworks.planner;

import org.jspecify.annotations.NullMarked;
