/// The result of a job: answer, item answers, gaps, verdict and bill.
@org.jspecify.annotations.NullMarked
package io.tierworks.planner.job.result;
