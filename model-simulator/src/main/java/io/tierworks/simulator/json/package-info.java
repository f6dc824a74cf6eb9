/// One JSON mapper, and reading that does not throw.
@NullMarked
package io.tierworks.simulator.json;

import org.jspecify.annotations.NullMarked;
