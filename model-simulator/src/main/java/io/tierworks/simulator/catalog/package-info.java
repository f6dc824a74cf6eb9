/// The models the simulator pretends to be: names, snapshots, prices, speed, and how well they
/// solve.
@NullMarked
package io.tierworks.simulator.catalog;

import org.jspecify.annotations.NullMarked;
