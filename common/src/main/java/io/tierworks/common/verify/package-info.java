/// The checks of an answer that need no model. No Kafka, HTTP, clock or logger. A new check is one
/// class here and one line in [Verification].
@org.jspecify.annotations.NullMarked
package io.tierworks.common.verify;
