package io.tierworks.cli.show;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierworks.cli.command.Terminal;
import io.tierworks.common.contract.json.MalformedMessage;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.common.contract.result.JobEvent;
import io.tierworks.common.contract.subtask.FailureCode;
import io.tierworks.common.contract.worker.WorkerStatus.Endpoint;
import io.tierworks.common.contract.worker.WorkerStatus.Heartbeat;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WaitTextTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:07Z");

  @Test
  void aPersonIsToldWhichCommandTheJobWaitsFor() {
    assertThat(why(job("awaiting_approval"), Map.of()))
        .hasValue("the plan waits for approval: tierworks approve j");
    assertThat(why(job("awaiting_review"), Map.of()))
        .hasValue("the answer waits for review: tierworks review j");
    var asked = ",\"detail\":{\"until\":\"2026-01-01T00:00:27Z\",\"default\":\"reject\"}";
    assertThat(why(job("judging").after(event("review_asked", "awaiting_review", asked)), Map.of()))
        .hasValue(
            "the answer waits for review until "
                + clock(20)
                + ", then it is rejected: tierworks review j");
    assertThat(why(job("paused"), Map.of()))
        .hasValueSatisfying(text -> assertThat(text).contains("tierworks raise j"));
  }

  @Test
  void aTierWithoutAWorkerIsNamed() {
    assertThat(why(job("running"), workers(List.of(), List.of(busy(0)))))
        .hasValue("no worker of tier nano: tierworks worker --tier nano");
    assertThat(why(job("judging"), workers(List.of(busy(0)), List.of())))
        .hasValue("no worker of tier flagship: tierworks worker --tier flagship");
    assertThat(why(job("running"), workers(List.of(busy(0)), List.of()))).isEmpty();
  }

  @Test
  void anEndpointThatTurnsAllCallsAwayIsNamed() {
    assertThat(why(job("running"), workers(List.of(busy(4), busy(1)), List.of())))
        .hasValue("the endpoint of tier nano refuses calls (429, or no connection)");
    assertThat(why(job("running"), workers(List.of(busy(4), busy(0)), List.of()))).isEmpty();
  }

  @Test
  void anEndpointThatRefusesCallsIsShownWithTheTimeOfTheNextOne() {
    var refusing = List.of(refused("rate_limited", 40), refused("rate_limited", 10));
    assertThat(why(job("running"), workers(refusing, List.of())))
        .hasValue("the endpoint of tier nano refuses calls until " + clock(10) + " (429)");
    assertThat(why(job("running"), workers(List.of(refused("unauthorized", 5)), List.of())))
        .hasValueSatisfying(text -> assertThat(text).contains("check tier.nano.key"));
    var gone = List.of(refused("connection_lost", 5));
    assertThat(why(job("judging"), workers(List.of(), gone)))
        .hasValue(
            "the endpoint of tier flagship refuses calls until " + clock(5) + " (no connection)");
  }

  @Test
  void aJobThatWaitsAfterAFailedCallSaysSoUntilTheNextCall() {
    var delayed = job("planning").after(delayed("planning", 20));
    assertThat(why(delayed, workers(List.of(), List.of())))
        .hasValue("planning failed; the job waits until " + clock(20) + ": server_error: HTTP 503");
    assertThat(why(job("running").after(delayed("running", 20)), Map.of()))
        .hasValue("a call failed; the job waits until " + clock(20) + ": server_error: HTTP 503");
    assertThat(why(job("running").after(delayed("running", -1)), Map.of())).isEmpty();
    assertThat(why(delayed.after(event("subtask_issued", "planning", "")), Map.of())).isEmpty();
  }

  @Test
  void withoutKnowledgeOfTheWorkersNothingIsSaid() {
    assertThat(why(job("running"), Map.of())).isEmpty();
    assertThat(why(job("planning"), Map.of())).isEmpty();
  }

  @Test
  void aPipeHearsEachReasonOnceAndATerminalUnderTheBars() {
    var shown = "the endpoint of tier nano refuses calls until " + clock(0) + " (429)";

    assertThat(shown(false)).containsOnlyOnce("refuses calls").contains(shown);
    assertThat(shown(true)).contains("running", shown);
  }

  private static String shown(boolean live) {
    var out = new StringWriter();
    var writer = new PrintWriter(out);
    var reporter = Reporter.of(new Terminal(writer, writer, live, 80), false);
    reporter.event(event("judging", "running", ""), job("running"));
    for (int i = 0; i < 3; i++) {
      var text = "the endpoint of tier nano refuses calls";
      reporter.idle(Optional.of(new Obstacle(text, NOW.plusSeconds(i), " (429)")));
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
    return new Heartbeat("w", "nano", 4, 1, false, new Endpoint(1, turnedAway, null, null), NOW);
  }

  private static Heartbeat refused(String code, int seconds) {
    var endpoint = new Endpoint(1, 1, new FailureCode(code), NOW.plusSeconds(seconds));
    return new Heartbeat("w", "nano", 4, 1, false, endpoint, NOW);
  }

  private static JobEvent delayed(String status, int seconds) {
    return event(
        "calls_delayed",
        status,
        ",\"detail\":{\"until\":\"%s\",\"reason\":\"server_error: HTTP 503\"}"
            .formatted(NOW.plusSeconds(seconds)));
  }

  private static Optional<String> why(JobView job, Map<String, List<Heartbeat>> workers) {
    return WaitText.of(job, NOW, workers).map(Obstacle::text);
  }

  private static String clock(int seconds) {
    return NOW.plusSeconds(seconds).atZone(ZoneId.systemDefault()).toLocalTime().toString();
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
