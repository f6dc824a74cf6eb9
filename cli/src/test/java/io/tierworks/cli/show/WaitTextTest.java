package io.tierworks.cli.show;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierworks.cli.command.Terminal;
import io.tierworks.common.contract.json.MalformedMessage;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.common.contract.result.JobEvent;
import io.tierworks.common.contract.worker.WorkerStatus.Endpoint;
import io.tierworks.common.contract.worker.WorkerStatus.Heartbeat;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WaitTextTest {
  @Test
  void aPersonIsToldWhichCommandTheJobWaitsFor() {
    assertThat(WaitText.of(job("awaiting_approval"), Map.of()))
        .hasValue("the plan waits for approval: tierworks approve j");
    assertThat(WaitText.of(job("awaiting_review"), Map.of()))
        .hasValue("the answer waits for review: tierworks review j");
    assertThat(WaitText.of(job("paused"), Map.of()))
        .hasValueSatisfying(text -> assertThat(text).contains("tierworks raise j"));
  }

  @Test
  void aTierWithoutAWorkerIsNamed() {
    assertThat(WaitText.of(job("running"), workers(List.of(), List.of(busy(0)))))
        .hasValue("no worker of tier nano: tierworks worker --tier nano");
    assertThat(WaitText.of(job("judging"), workers(List.of(busy(0)), List.of())))
        .hasValue("no worker of tier flagship: tierworks worker --tier flagship");
    assertThat(WaitText.of(job("running"), workers(List.of(busy(0)), List.of()))).isEmpty();
  }

  @Test
  void anEndpointThatTurnsAllCallsAwayIsNamed() {
    assertThat(WaitText.of(job("running"), workers(List.of(busy(4), busy(1)), List.of())))
        .hasValueSatisfying(text -> assertThat(text).contains("tier nano turns calls away (429"));
    assertThat(WaitText.of(job("running"), workers(List.of(busy(4), busy(0)), List.of())))
        .isEmpty();
  }

  @Test
  void withoutKnowledgeOfTheWorkersNothingIsSaid() {
    assertThat(WaitText.of(job("running"), Map.of())).isEmpty();
    assertThat(WaitText.of(job("planning"), Map.of())).isEmpty();
  }

  @Test
  void aPipeHearsEachReasonOnceAndATerminalUnderTheBars() {
    var why = Optional.of("no worker of tier nano: tierworks worker --tier nano");

    assertThat(shown(false, why)).containsOnlyOnce(why.get());
    assertThat(shown(true, why)).contains("running", why.get());
  }

  private static String shown(boolean live, Optional<String> why) {
    var out = new StringWriter();
    var writer = new PrintWriter(out);
    var reporter = Reporter.of(new Terminal(writer, writer, live, 80), false);
    reporter.event(event("judging", "running", ""), job("running"));
    for (int i = 0; i < 3; i++) {
      reporter.idle(why);
    }
    reporter.event(event("reviewed", "running", ""), job("running"));
    return out.toString();
  }

  private static Map<String, List<Heartbeat>> workers(
      List<Heartbeat> nano, List<Heartbeat> flagship) {
    var workers = new LinkedHashMap<String, List<Heartbeat>>();
    workers.put("nano", nano);
    workers.put("flagship", flagship);
    return workers;
  }

  private static Heartbeat busy(int turnedAway) {
    return new Heartbeat("w", "nano", 4, 1, false, new Endpoint(1, turnedAway), Instant.EPOCH);
  }

  /// A job with one open step on the tier nano.
  private static JobView job(String status) {
    return JobView.of(
        event(
            "subtask_issued", status, ",\"step\":\"s\",\"tier\":\"nano\",\"done\":1,\"total\":9"));
  }

  private static JobEvent event(String type, String status, String more) {
    try {
      var json =
          "{\"job\":\"j\",\"type\":\"%s\",\"status\":\"%s\",\"at\":\"2026-01-01T00:00:00Z\"%s}"
              .formatted(type, status, more);
      return Wire.convert(Wire.tree(json), JobEvent.class);
    } catch (MalformedMessage e) {
      throw new AssertionError(e);
    }
  }
}
