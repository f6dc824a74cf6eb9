/// The models: names, snapshots, prices, speed, and how often each errs.
@NullMarked
package io.tierworks.simulator.catalog;

import org.jspecify.annotations.NullMarked;
