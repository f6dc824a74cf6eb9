package io.tierworks.common.settings;

import java.util.List;

/// Settings that cannot be used. Lists every fault at once, each with its key and the way out.
public final class InvalidSettings extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InvalidSettings(List<String> faults) {
    super(String.join(System.lineSeparator(), faults));
  }

  public InvalidSettings(String fault) {
    super(fault);
  }
}
