/// Passes users' messages on to the coordinators, at least once.
@org.jspecify.annotations.NullMarked
package io.tierworks.planner.relay;
