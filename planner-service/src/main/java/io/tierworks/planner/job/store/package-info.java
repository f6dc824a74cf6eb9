/// Stores what the coordinator knows of each job, one value under each small key.
@NullMarked
package io.tierworks.planner.job.store;

import org.jspecify.annotations.NullMarked;
