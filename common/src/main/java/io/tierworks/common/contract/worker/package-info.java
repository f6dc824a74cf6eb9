/// What workers and planners tell each other about workers: heartbeats, ticks and commands.
@NullMarked
package io.tierworks.common.contract.worker;

import org.jspecify.annotations.NullMarked;
