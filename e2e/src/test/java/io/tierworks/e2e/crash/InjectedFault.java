package io.tierworks.e2e.crash;

/// A fault that happened. Times in milliseconds since the epoch.
///
/// @param at last moment before the fault
/// @param dead first moment at which the process could do nothing
/// @param back when a new process started or the old one continued; for a broker, when it answered
record InjectedFault(Fault fault, long at, long dead, long back) {
  Role role() {
    return fault.role();
  }

  String target() {
    return fault.role().label() + "-" + fault.number();
  }
}
