/// An OpenAI-compatible endpoint that is not a language model.
///
/// It answers chat completions with graded solvers that really work on the given input, keeps a
/// ledger of every request, fails on demand and takes as long as the real thing. For the demo
/// without a key, tests and benchmarks. Start it embedded with [Simulator#start], or as a process
/// with [SimulatorMain].
///
/// A request flows one way: `http` (wire, faults at the edge) -> `reply` (which solver) -> `plan`,
/// `judge`, `solve` (pure) and `bill`, `latency`. The solver packages know no HTTP, no clock and no
/// environment, so the same prompt always gets the same answer.
@NullMarked
package io.tierworks.simulator;

import org.jspecify.annotations.NullMarked;
