/// Formats plan, progress, answer and bill as text. Pure functions from a state to lines.
@org.jspecify.annotations.NullMarked
package io.tierworks.cli.show;
