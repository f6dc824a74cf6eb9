/// One attempt at a subtask: the prompt, the call with its retries, the checks and the cost. Knows
/// the model port, but no provider and no Kafka.
@NullMarked
package io.tierworks.worker.call;

import org.jspecify.annotations.NullMarked;
