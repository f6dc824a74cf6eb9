/// The coordinator: one handler for each kind of command, and [Advance], which moves the job on
/// after each of them.
///
/// A handler emits the events of its command and returns. It knows no other handler; what handlers
/// share is in `planner.job.rule`. [Coordinator] finds the handler and then calls [Advance].
@org.jspecify.annotations.NullMarked
package io.tierworks.planner.job.handler;
