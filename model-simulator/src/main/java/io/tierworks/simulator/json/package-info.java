/// JSON and JSON Schema, as far as answers need them. Pure.
@NullMarked
package io.tierworks.simulator.json;

import org.jspecify.annotations.NullMarked;
