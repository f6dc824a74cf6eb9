/// What workers and planners tell each other about workers: heartbeats, ticks and commands.
@org.jspecify.annotations.NullMarked
package io.tierworks.common.contract.worker;
