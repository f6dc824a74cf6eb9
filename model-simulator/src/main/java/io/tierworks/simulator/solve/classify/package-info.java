/// Choosing one label of several.
@NullMarked
package io.tierworks.simulator.solve.classify;

import org.jspecify.annotations.NullMarked;
