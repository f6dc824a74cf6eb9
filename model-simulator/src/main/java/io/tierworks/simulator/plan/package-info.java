/// Plans from templates. Pure, apart from reading the templates in the jar.
@org.jspecify.annotations.NullMarked
package io.tierworks.simulator.plan;
