/// The trace context that all messages of a job carry.
@NullMarked
package io.tierworks.common.contract.trace;

import org.jspecify.annotations.NullMarked;
