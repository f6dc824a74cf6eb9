package io.tierworks.planner.job;

import io.tierworks.common.contract.trace.TraceContext;
import org.jspecify.annotations.Nullable;

/// A finished job whose result is being sent again, page by page.
///
/// @param next the page that is sent next, from 1
/// @param trace of the message that asked for it
public record PendingRepeat(String job, int next, @Nullable TraceContext trace) {
  public PendingRepeat following() {
    return new PendingRepeat(job, next + 1, trace);
  }
}
