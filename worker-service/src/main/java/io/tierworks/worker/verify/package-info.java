/// Whether an answer holds: checks by code, without asking anybody. Pure; no Kafka, HTTP, clock or
/// logger. A new check is one class here and one line in [Verification].
@NullMarked
package io.tierworks.worker.verify;

import org.jspecify.annotations.NullMarked;
