/// One attempt at a subtask: the prompt, the call with its retries, the checks and the cost. Knows
/// the model port, but no provider and no Kafka.
@org.jspecify.annotations.NullMarked
package io.tierworks.worker.call;
