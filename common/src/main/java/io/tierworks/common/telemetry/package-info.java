/// The metrics of a process.
@org.jspecify.annotations.NullMarked
package io.tierworks.common.telemetry;
