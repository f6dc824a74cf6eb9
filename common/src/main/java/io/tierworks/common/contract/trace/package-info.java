/// The trace context that all messages of a job carry.
@org.jspecify.annotations.NullMarked
package io.tierworks.common.contract.trace;
