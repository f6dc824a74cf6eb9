package io.tierworks.common.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierworks.common.contract.json.MalformedMessage;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.common.contract.result.Bill;
import io.tierworks.common.contract.result.JobEventType;
import io.tierworks.common.contract.result.JobEventType.OfJob;
import io.tierworks.common.contract.result.JobEventType.OfSubtask;
import io.tierworks.common.contract.result.VerdictKind;
import io.tierworks.common.contract.subtask.AttemptId;
import io.tierworks.common.contract.subtask.FailureCode;
import io.tierworks.common.contract.subtask.SubtaskResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Messages of named parts are flat in JSON, and keep all rules of reading.
class FlatMessagesTest {
  private static final String RUN =
      "\"job\":\"j\",\"subtask\":\"s-0001\",\"attempt\":\"j/s-0001/2\",\"tier\":\"nano\",\"worker\":\"w\"";
  private static final String SPENT = "\"spent\":{\"cost\":0,\"calls\":0}";

  @Test
  void partsAreReadFromOneObjectInAnyOrder() throws MalformedMessage {
    var json = "{" + SPENT + ",\"unknown\":[{}]," + RUN + ",\"code\":\"c\",\"type\":\"failed\"}";
    var result = (SubtaskResult.Ended) read(json);
    assertThat(result.attempt()).isEqualTo(new AttemptId("j", "s-0001", 2));
    assertThat(result.run().worker()).isEqualTo("w");
  }

  @Test
  void aFailureCodeOfANewerWorkerIsKept() throws MalformedMessage {
    var json = "{\"type\":\"failed\"," + RUN + ",\"code\":\"new_code\"," + SPENT + "}";
    var failed = (SubtaskResult.Failed) read(json);
    assertThat(failed.failure().code()).isEqualTo(new FailureCode("new_code"));
    assertThat(failed.failure().retryable()).isFalse();
    assertThat(Wire.text(failed)).contains("\"code\":\"new_code\"");
  }

  @Test
  void whatANewerPlannerSaysIsKept() throws MalformedMessage {
    assertThat(kept("\"delegated\"", JobEventType.class))
        .isEqualTo(new JobEventType.Unknown("delegated"));
    assertThat(kept("\"two_calls\"", Bill.Method.class)).isEqualTo(new Bill.Method("two_calls"));
    assertThat(kept("\"one_call\"", Bill.Method.class)).isEqualTo(Bill.Method.ONE_CALL);
    assertThat(kept("\"retire\"", VerdictKind.class)).isEqualTo(new VerdictKind("retire"));
  }

  private static <T> T kept(String json, Class<T> type) throws MalformedMessage {
    var value = Wire.read(json.getBytes(StandardCharsets.UTF_8), type);
    assertThat(Wire.text(value)).isEqualTo(json);
    return value;
  }

  @Test
  void theSchemaListsEveryTypeOfEvent() throws IOException {
    String listed;
    try (var schema = FlatMessagesTest.class.getResourceAsStream("/schema/job-event.schema.json")) {
      listed = Wire.mapper().readTree(schema).at("/properties/type/description").asText();
    }
    assertThat(
            Stream.<JobEventType[]>of(OfJob.values(), OfSubtask.values()).flatMap(Arrays::stream))
        .allSatisfy(type -> {
          assertThat(JobEventType.of(type.code())).isSameAs(type);
          assertThat(List.of(listed.split("[,;] "))).contains(type.code());
        });
  }

  @Test
  void theLimitOfDigitsHoldsInsideAnOutput() {
    var json = "{\"type\":\"answered\"," + RUN + ",\"output\":{\"n\":1e500}," + SPENT + "}";
    assertThatThrownBy(() -> read(json))
        .isInstanceOf(MalformedMessage.class)
        .hasMessageContaining("output.n");
  }

  @Test
  void aMissingPartIsNamedByItsField() {
    var json = "{\"type\":\"failed\"," + RUN + "," + SPENT + "}";
    assertThatThrownBy(() -> read(json)).hasMessage("code is missing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"?", "j/s", "/s/1", "j//1", "j/s/x", "j/s/"})
  void aTextThatNamesNoAttemptIsMalformed(String attempt) {
    var json =
        "{\"type\":\"started\",\"job\":\"j\",\"worker\":\"w\",\"attempts\":[\"" + attempt + "\"]}";
    assertThatThrownBy(() -> read(json)).isInstanceOf(MalformedMessage.class);
  }

  @Test
  void aJobIdMayContainSlashes() {
    var id = new AttemptId("team/a/job", "s-0001", 3);
    assertThat(AttemptId.parse(id.toString())).isEqualTo(id);
  }

  private static SubtaskResult read(String json) throws MalformedMessage {
    return Wire.read(json.getBytes(StandardCharsets.UTF_8), SubtaskResult.class);
  }
}
