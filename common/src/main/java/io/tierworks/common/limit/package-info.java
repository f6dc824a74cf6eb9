/// Retries and limits for model calls. Builds on the model port and reads time through [Ticker]. No
/// HTTP, no provider, no system clock, no logger.
@org.jspecify.annotations.NullMarked
package io.tierworks.common.limit;
