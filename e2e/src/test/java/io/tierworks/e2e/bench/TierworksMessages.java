package io.tierworks.e2e.bench;

import io.tierworks.common.contract.job.JobStatus;
import io.tierworks.common.contract.json.MalformedMessage;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.common.contract.result.JobResult;
import java.nio.charset.StandardCharsets;

/// Jobs and results of Tierworks. Every job is planned, worked on and judged.
final class TierworksMessages implements JobMessages {
  private static final int ROOM_FOR_PLAN = 1_000;

  @Override
  public byte[] job(String id, int[] pauses) {
    var text = new StringBuilder(200 + pauses.length * 80);
    text.append("{\"id\":\"")
        .append(id)
        .append("\",\"goal\":\"Classify each ticket: billing, technical or account.\",")
        .append("\"plan\":\"map\",\"limits\":{\"maxCost\":1000,\"maxSubtasks\":")
        .append(pauses.length + ROOM_FOR_PLAN)
        .append("},\"items\":[");
    for (int i = 0; i < pauses.length; i++) {
      text.append(i == 0 ? "\"" : ",\"").append(item(i, pauses[i])).append('"');
    }
    return text.append("]}").toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String item(int number, int pause) {
    var ticket = "Ticket " + number + ": I was charged twice for my subscription, please refund.";
    return pause == 0 ? ticket : ticket + " takes " + pause + " ms";
  }

  @Override
  public void check(byte[] value, int items) {
    try {
      var result = Wire.read(value, JobResult.class);
      if (result.status() != JobStatus.COMPLETED || result.counts().accepted() != items) {
        throw new IllegalStateException(
            "%s is %s with %d items, %s"
                .formatted(
                    result.job(), result.status(), result.counts().accepted(), result.errors()));
      }
    } catch (MalformedMessage e) {
      throw new IllegalStateException(e);
    }
  }
}
