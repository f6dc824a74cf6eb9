/// How long a model takes: log-normal, with stragglers, the same for the same request.
@NullMarked
package io.tierworks.simulator.latency;

import org.jspecify.annotations.NullMarked;
