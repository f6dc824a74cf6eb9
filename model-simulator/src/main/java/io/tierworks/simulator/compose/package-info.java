/// Composes an answer from the results that came in: counts, lists, rows. Nothing in it is stored.
/// Pure.
@org.jspecify.annotations.NullMarked
package io.tierworks.simulator.compose;
