/// The events of a job, one record each, in a file for each family. A record says all that follows
/// from its event: the job's state after it, the changes of the store, the messages and the line in
/// the audit log. [Events] carries this out, and nothing else changes the store.
@org.jspecify.annotations.NullMarked
package io.tierworks.planner.job.event;
