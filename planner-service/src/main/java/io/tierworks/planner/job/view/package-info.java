/// A read-only view of one job, and what a call for it costs at most.
@org.jspecify.annotations.NullMarked
package io.tierworks.planner.job.view;
