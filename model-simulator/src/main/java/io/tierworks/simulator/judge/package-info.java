/// The scripted judge: solves the shown results again, sends back what it would answer otherwise,
/// and fills the final answer from aggregates. Pure.
@NullMarked
package io.tierworks.simulator.judge;

import org.jspecify.annotations.NullMarked;
