/// Whole-system tests: a real broker, real processes, `kill -9`, invalid input, failing models.
/// They know the wire contract and nothing else of the services.
@org.jspecify.annotations.NullMarked
package io.tierworks.e2e;
