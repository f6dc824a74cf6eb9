/// One attempt at a subtask: the prompt, the call under its retry policy, the checks, the bill.
/// Knows the model port, not who is behind it; no Kafka.
@NullMarked
package io.tierworks.worker.call;

import org.jspecify.annotations.NullMarked;
