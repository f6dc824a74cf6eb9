/// The benchmark, run by `e2e/bench`: what the whole system costs when the model answers at once.
@NullMarked
package io.tierworks.e2e.bench;

import org.jspecify.annotations.NullMarked;
