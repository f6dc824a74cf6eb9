/// Words, sentences and labelled lines of a text. Knows nothing of fields or labels.
@NullMarked
package io.tierworks.simulator.solve.text;

import org.jspecify.annotations.NullMarked;
