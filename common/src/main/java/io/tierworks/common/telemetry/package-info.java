/// The metrics of a process.
@NullMarked
package io.tierworks.common.telemetry;

import org.jspecify.annotations.NullMarked;
