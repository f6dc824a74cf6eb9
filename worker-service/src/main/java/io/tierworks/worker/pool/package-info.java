/// The pool of one tier: one loop that takes subtasks, promises them, runs them on virtual threads
/// and writes their results. What it talks to are the ports [SubtaskIntake], [ResultWriter] and
/// [SubtaskExecutor]; no Kafka, no model.
@NullMarked
package io.tierworks.worker.pool;

import org.jspecify.annotations.NullMarked;
