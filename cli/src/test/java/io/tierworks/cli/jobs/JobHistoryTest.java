package io.tierworks.cli.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierworks.cli.kafka.TailRecord;
import io.tierworks.common.contract.job.JobStatus;
import io.tierworks.common.contract.json.MalformedMessage;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.common.contract.result.JobResult;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JobHistoryTest {

  @Test
  void aRefusedMessageIsFoundUnderTheIdThatWasSent() throws MalformedMessage {
    var history = history(result("rejected", "id_taken"));
    assertThat(history.status("j")).contains(JobStatus.REJECTED);
  }

  @Test
  void theRefusalOfAnotherMessageDoesNotReplaceTheResultOfAJob() throws MalformedMessage {
    var done = result("completed", null);
    var refused = result("rejected", "id_taken");
    assertThat(history(done, refused).status("j")).contains(JobStatus.COMPLETED);
    assertThat(history(refused, done).status("j")).contains(JobStatus.COMPLETED);
  }

  private static JobHistory history(JobResult... results) {
    var history = new JobHistory(new HashMap<>(), new HashMap<>());
    for (var result : results) {
      history.add(new TailRecord.Final(result));
    }
    return history;
  }

  private static JobResult result(String status, @Nullable String refusal) throws MalformedMessage {
    var json =
        """
        {"job":"j","status":"%s",%s"counts":{"subtasks":0,"accepted":0,"failed":0,"escalated":0,"attempts":0},
         "bill":{"total":0,"usage":{"input":0,"cached":0,"output":0,"reasoning":0},"calls":0,"estimated":false},
         "tenant":"t","acceptedAt":"2026-11-20T12:00:00Z","finishedAt":"2026-11-20T12:00:00Z"}\
        """
            .formatted(status, refusal == null ? "" : "\"refusal\":\"%s\",".formatted(refusal));
    return Wire.read(json.getBytes(StandardCharsets.UTF_8), JobResult.class);
  }
}
