/// JSON and JSON Schema, as far as answers need them. Pure.
@org.jspecify.annotations.NullMarked
package io.tierworks.simulator.json;
