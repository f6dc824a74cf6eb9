/// An OpenAI-compatible endpoint that is not a language model, for the demo, tests and benchmarks.
///
/// Each task has a truth, and each model errs from it at stated rates. The simulator keeps a ledger
/// of every request, fails on demand and takes as long as a real endpoint. Start it embedded with
/// [Simulator#start] or as a process with [SimulatorMain].
///
/// A request passes `http` (wire and faults) and `answer`, which asks `plan`, `truth` and
/// `compose`; `bill` and `catalog` say what it costs and how long it takes. The same prompt always
/// gets the same answer.
@org.jspecify.annotations.NullMarked
package io.tierworks.simulator;
