package io.tierworks.common.limit;

import java.util.List;

/// The caller was interrupted. The tries made until then may be billed.
public final class CallInterrupted extends InterruptedException {
  private static final long serialVersionUID = 1L;

  private final transient List<Try> tries;

  CallInterrupted(List<Try> tries) {
    super("interrupted after %d tries".formatted(tries.size()));
    this.tries = List.copyOf(tries);
  }

  /// Every HTTP call made, the interrupted one included.
  public List<Try> tries() {
    return tries;
  }
}
