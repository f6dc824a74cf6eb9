/// A read-only view of one job, and what a call for it costs at most.
@NullMarked
package io.tierworks.planner.job.view;

import org.jspecify.annotations.NullMarked;
