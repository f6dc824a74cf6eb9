/// The models: names, snapshots, prices, speed and latency, and how often each errs.
@org.jspecify.annotations.NullMarked
package io.tierworks.simulator.catalog;
