/// What each model call is told: plan, direct answer, subtask and judgment, made from a
/// [io.tierworks.planner.job.view.JobView]. The texts themselves are in `planner.plan` and
/// `planner.judge`.
@org.jspecify.annotations.NullMarked
package io.tierworks.planner.job.prompt;
