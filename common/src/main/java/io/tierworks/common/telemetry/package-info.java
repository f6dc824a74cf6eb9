/// What a process measures of itself, and how that is read.
@NullMarked
package io.tierworks.common.telemetry;

import org.jspecify.annotations.NullMarked;
