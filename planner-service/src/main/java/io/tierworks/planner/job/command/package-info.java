/// One command in progress: what it reads, the events it emits, what comes out of it.
@org.jspecify.annotations.NullMarked
package io.tierworks.planner.job.command;
