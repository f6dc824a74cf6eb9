/// The result of a job: answer, item answers, gaps, verdict and bill.
@NullMarked
package io.tierworks.planner.job.result;

import org.jspecify.annotations.NullMarked;
