/// Plans from templates. Pure, apart from reading the templates in the jar.
@NullMarked
package io.tierworks.simulator.plan;

import org.jspecify.annotations.NullMarked;
