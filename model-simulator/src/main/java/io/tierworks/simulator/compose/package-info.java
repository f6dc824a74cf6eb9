/// Composes an answer from the results that came in: counts, lists, rows. Nothing in it is stored.
/// Pure.
@NullMarked
package io.tierworks.simulator.compose;

import org.jspecify.annotations.NullMarked;
