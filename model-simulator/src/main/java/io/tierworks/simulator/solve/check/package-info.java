/// Rules, and whether a text breaks them.
@NullMarked
package io.tierworks.simulator.solve.check;

import org.jspecify.annotations.NullMarked;
