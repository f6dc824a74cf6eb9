package io.tierworks.e2e.crash;

/// A fault that happened. Times in milliseconds since the epoch.
///
/// @param at when the process could still do something
/// @param dead when it could no more
/// @param back when a new process was started, or the old one went on; for a broker, when it
///   answered
record InjectedFault(Fault fault, long at, long dead, long back) {
  Role role() {
    return fault.role();
  }

  String target() {
    return fault.role().label() + "-" + fault.number();
  }
}
