/// The planner's HTTP API: health, metrics, jobs, tiers and workers.
@org.jspecify.annotations.NullMarked
package io.tierworks.planner.http;
