/// What the planner and the workers send each other about one model call: the subtask envelope and
/// its results.
@org.jspecify.annotations.NullMarked
package io.tierworks.common.contract.subtask;
