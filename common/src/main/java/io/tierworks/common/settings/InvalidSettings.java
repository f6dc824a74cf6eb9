package io.tierworks.common.settings;

import java.util.List;

/// Settings that a process cannot use. The message lists every fault on a line of its own, with the
/// key and how to fix it.
public final class InvalidSettings extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> faults;

  InvalidSettings(List<String> faults) {
    super(String.join(System.lineSeparator(), faults));
    this.faults = List.copyOf(faults);
  }

  public InvalidSettings(String fault) {
    this(List.of(fault));
  }

  List<String> faults() {
    return faults;
  }
}
