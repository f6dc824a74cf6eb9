/// Builds the result of a job and the input of its judge from the stored state.
@NullMarked
package io.tierworks.planner.job.result;

import org.jspecify.annotations.NullMarked;
