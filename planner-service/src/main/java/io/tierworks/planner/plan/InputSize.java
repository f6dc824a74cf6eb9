package io.tierworks.planner.plan;

import io.tierworks.common.contract.job.Item;
import io.tierworks.common.contract.job.Job;
import io.tierworks.common.cost.TokenEstimate;

/// What a call of a job has to read at least, in typical tokens. What does not fit into a context
/// window by this count surely does not fit.
///
/// @param field the field of the job that it is mostly made of
public record InputSize(String field, long tokens) {

  /// The largest call of a job that is planned: what all calls share, and its largest item.
  public static InputSize ofOneCall(Job job) {
    var largest = new InputSize("context", shared(job));
    for (int i = 0; i < job.items().size(); i++) {
      long tokens = shared(job) + of(job.items().get(i));
      if (tokens > largest.tokens()) {
        largest = new InputSize("items[" + i + "]", tokens);
      }
    }
    return largest;
  }

  /// The one call of a job that is answered directly.
  public static InputSize ofDirectCall(Job job) {
    return new InputSize(
        "items", shared(job) + job.items().stream().mapToLong(InputSize::of).sum());
  }

  static long shared(Job job) {
    var context = job.context();
    return TokenEstimate.typical(job.goal().length() + (context == null ? 0L : context.length()));
  }

  static long of(Item item) {
    return TokenEstimate.typical(item.text().length()) + ItemMedia.tokens(item);
  }
}
