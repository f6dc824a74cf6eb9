/// Formats plan, progress, answer and bill as text. Pure functions from a state to lines.
@NullMarked
package io.tierworks.cli.show;

import org.jspecify.annotations.NullMarked;
