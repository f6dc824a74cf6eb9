/// One command in progress: what it reads, the events it emits, what comes out of it.
@NullMarked
package io.tierworks.planner.job.command;

import org.jspecify.annotations.NullMarked;
