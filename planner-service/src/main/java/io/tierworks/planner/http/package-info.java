/// The planner's HTTP API: health, metrics, jobs, tiers and workers.
@NullMarked
package io.tierworks.planner.http;

import org.jspecify.annotations.NullMarked;
