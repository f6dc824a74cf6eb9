package io.tierworks.planner.host;

import io.tierworks.common.contract.result.JobEventType.OfJob;
import io.tierworks.common.contract.result.JobEventType.OfSubtask;
import io.tierworks.planner.job.Message;
import java.util.concurrent.atomic.LongAdder;

/// How often the jobs of this process asked a person, and how many jobs ended. A decision whose
/// transaction is aborted counts again. Thread-safe.
public final class ReviewCounts {
  private final LongAdder asked = new LongAdder();
  private final LongAdder ended = new LongAdder();

  void count(Message message) {
    if (message instanceof Message.Audit(var event)) {
      var type = event.type();
      if (type == OfJob.APPROVAL_ASKED
          || type == OfJob.REVIEW_ASKED
          || type == OfSubtask.QUESTION_ASKED) {
        asked.increment();
      } else if (type == OfJob.FINISHED) {
        ended.increment();
      }
    }
  }

  public long asked() {
    return asked.sum();
  }

  public long ended() {
    return ended.sum();
  }
}
