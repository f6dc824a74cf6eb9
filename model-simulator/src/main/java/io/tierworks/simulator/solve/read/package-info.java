/// Summaries and answers made of the material's own sentences.
@NullMarked
package io.tierworks.simulator.solve.read;

import org.jspecify.annotations.NullMarked;
