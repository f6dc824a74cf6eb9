/// The pool of one tier: one loop takes subtasks, writes `started`, runs each subtask on a virtual
/// thread and writes its result. Its ports are [SubtaskIntake], [ResultWriter] and
/// [SubtaskExecutor]. It knows no Kafka and no model.
@org.jspecify.annotations.NullMarked
package io.tierworks.worker.pool;
