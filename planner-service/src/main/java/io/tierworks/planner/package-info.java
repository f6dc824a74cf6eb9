/// The planner. `job` is the state machine; `plan`, `judge`, `ledger` and `schedule` hold its
/// rules. `host` runs it for one partition, `kafka` hosts that on Kafka, `state` keeps its state,
/// `workers` knows the live workers. `relay` and `http` are the other edges. [PlannerService] wires
/// the parts.
@org.jspecify.annotations.NullMarked
package io.tierworks.planner;
