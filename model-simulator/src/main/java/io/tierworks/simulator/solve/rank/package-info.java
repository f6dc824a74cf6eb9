/// Scoring material against criteria.
@NullMarked
package io.tierworks.simulator.solve.rank;

import org.jspecify.annotations.NullMarked;
