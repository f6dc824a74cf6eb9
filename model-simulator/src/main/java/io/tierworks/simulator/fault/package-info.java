/// What goes wrong on purpose: the fault menu and its seeded draws. Delivering a fault on the wire
/// is the business of `http`.
@org.jspecify.annotations.NullMarked
package io.tierworks.simulator.fault;
