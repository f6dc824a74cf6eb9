package io.tierworks.planner.job.event;

import io.tierworks.common.contract.json.Violation;
import io.tierworks.planner.job.Message;
import io.tierworks.planner.job.RejectedResult;
import java.time.Instant;
import java.util.List;

/// A message has the id of another job. It gets a result with an id of its own, so that the other
/// job keeps exactly one result.
///
/// @param digest of the message's body
public record ConflictRejected(String job, String digest, Violation violation, Instant receivedAt)
    implements ClosedJobEvent {
  private static final int DIGEST_PREFIX = 8;

  @Override
  public List<Message> messages(Instant now) {
    var id = job + "~" + digest.substring(0, DIGEST_PREFIX);
    return List.of(new Message.Result(RejectedResult.of(id, List.of(violation), receivedAt, now)));
  }
}
