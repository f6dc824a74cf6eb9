/// Generators of tasks that know the true answer, for benchmarks of quality. Pure.
@NullMarked
package io.tierworks.simulator.generate;

import org.jspecify.annotations.NullMarked;
