/// Text for people and for machines: plan, progress, answer, bill. Pure: a state in, lines out.
@NullMarked
package io.tierworks.cli.show;

import org.jspecify.annotations.NullMarked;
