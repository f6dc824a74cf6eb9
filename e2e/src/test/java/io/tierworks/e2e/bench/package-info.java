/// The benchmark behind `e2e/bench`: the cost of the whole system with a zero-latency model.
@NullMarked
package io.tierworks.e2e.bench;

import org.jspecify.annotations.NullMarked;
