/// Solvers that really work on the given input: they fill the fields of a JSON schema from the
/// material, guided by the instructions. Pure: no HTTP, no clock, no environment.
@NullMarked
package io.tierworks.simulator.solve;

import org.jspecify.annotations.NullMarked;
