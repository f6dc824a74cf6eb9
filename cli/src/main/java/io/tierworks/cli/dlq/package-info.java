/// Dead letters: listed, shown, driven again.
@NullMarked
package io.tierworks.cli.dlq;

import org.jspecify.annotations.NullMarked;
