/// The benchmark behind `e2e/bench`: the cost of the whole system with a zero-latency model.
@org.jspecify.annotations.NullMarked
package io.tierworks.e2e.bench;
