/// What Kafka allows: plain clients that move as many bytes over the same topics as Tierworks does
/// for the same jobs, with the same durability, and decide nothing.
@org.jspecify.annotations.NullMarked
package io.tierworks.e2e.bench.floor;
