/// The events of a job.
@NullMarked
package io.tierworks.planner.job.event;

import org.jspecify.annotations.NullMarked;
