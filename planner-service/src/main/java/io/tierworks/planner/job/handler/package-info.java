/// Handles commands: one class for each part of a job's life.
@NullMarked
package io.tierworks.planner.job.handler;

import org.jspecify.annotations.NullMarked;
