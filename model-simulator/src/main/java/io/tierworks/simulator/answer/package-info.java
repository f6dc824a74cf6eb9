/// Answers a request as its model would.
@NullMarked
package io.tierworks.simulator.answer;

import org.jspecify.annotations.NullMarked;
