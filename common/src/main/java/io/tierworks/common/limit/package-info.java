/// Limits around a model call: when it is tried again, and at whose expense. Pure decisions over
/// the model port; time passes through [Ticker]. No HTTP, no provider, no clock, no logger.
@NullMarked
package io.tierworks.common.limit;

import org.jspecify.annotations.NullMarked;
