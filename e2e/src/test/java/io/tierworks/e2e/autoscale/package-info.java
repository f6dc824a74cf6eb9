/// A stand-in for an autoscaler that reads the planner's real endpoint and starts and stops real
/// workers.
@org.jspecify.annotations.NullMarked
package io.tierworks.e2e.autoscale;
