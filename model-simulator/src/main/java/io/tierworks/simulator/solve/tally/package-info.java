/// Many results in a few numbers: counts of labels, ranges of numbers, the best by score.
@NullMarked
package io.tierworks.simulator.solve.tally;

import org.jspecify.annotations.NullMarked;
