/// Commands that list, show and redrive dead letters.
@NullMarked
package io.tierworks.cli.dlq;

import org.jspecify.annotations.NullMarked;
