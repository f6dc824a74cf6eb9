/// The planner's HTTP API: health, metrics, jobs.
@NullMarked
package io.tierworks.planner.http;

import org.jspecify.annotations.NullMarked;
