/// JSON schema as far as an answer needs it.
@NullMarked
package io.tierworks.simulator.solve.schema;

import org.jspecify.annotations.NullMarked;
