package io.tierworks.cli.show;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierworks.cli.GoldenFile;
import io.tierworks.cli.command.Terminal;
import io.tierworks.common.contract.job.JobStatus;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.common.contract.result.JobEvent;
import io.tierworks.common.contract.result.JobResult;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReporterTest {
  private final StringWriter out = new StringWriter();

  @Test
  void aPipeGetsLines() throws Exception {
    report(terminal(false), false);

    assertThat(out.toString())
        .isEqualTo(
            """
            Plan: map in 1 step
              The items are independent and alike.
              step      kind      tier  subtasks  over   instructions
              classify  classify  nano            items  Choose the category by the definitions in the context.…
              … cut to fit; `tierworks watch tickets-42 --json` shows all of it
            classify (nano): 1/3
            """);
  }

  @Test
  void aProgramGetsEachEventAsJson() throws Exception {
    report(terminal(false), true);

    var first = Wire.tree(out.toString().lines().toList().getFirst());
    assertThat(Wire.convert(first, JobEvent.class)).isEqualTo(events().getFirst());
    assertThat(out.toString().lines()).hasSize(3);
  }

  @Test
  void aTerminalGetsABarThatIsRedrawn() throws Exception {
    report(terminal(true), false).result(GoldenFile.read("job-result-completed", JobResult.class));

    assertThat(out.toString())
        .contains("  classify  nano      ░░░░")
        .containsSubsequence("running", "\u001b[2F\u001b[J", "Answer");
  }

  @Test
  void theViewContainsProgressTiersAndTimes() throws Exception {
    var view = JobView.of(events().getFirst()).after(events().get(1)).after(events().get(2));

    assertThat(view.status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(view.counts().accepted()).containsEntry("nano", 1);
    assertThat(Wire.tree(Wire.text(view)).at("/accepted/nano").asInt()).isEqualTo(1);
    assertThat(view.done()).isEqualTo(1);
    assertThat(view.total()).isEqualTo(3);
    assertThat(Duration.between(view.since(), view.until())).isPositive();
  }

  @Test
  void anEventOfANewerPlannerMovesTheJobOn() throws Exception {
    var json = Wire.toTree(events().get(1)).deepCopy();
    var event = Wire.convert(((ObjectNode) json).put("type", "delegated"), JobEvent.class);
    var view = JobView.of(events().getFirst()).after(event);

    assertThat(view.done()).isEqualTo(1);
    assertThat(view.counts()).isEqualTo(JobView.Counts.NONE);
    for (var asJson : List.of(false, true)) {
      Reporter.of(terminal(false), asJson).event(event, view);
    }
    assertThat(out.toString()).contains("classify (nano): 1/3", "\"type\":\"delegated\"");
  }

  private Reporter report(Terminal terminal, boolean json) throws Exception {
    var reporter = Reporter.of(terminal, json);
    JobView view = null;
    for (var event : events()) {
      view = view == null ? JobView.of(event) : view.after(event);
      reporter.event(event, view);
    }
    return reporter;
  }

  private static List<JobEvent> events() throws Exception {
    return List.of(
        GoldenFile.read("event-planned", JobEvent.class),
        GoldenFile.read("event-subtask-accepted", JobEvent.class),
        GoldenFile.read("event-finished", JobEvent.class));
  }

  private Terminal terminal(boolean live) {
    var writer = new PrintWriter(out);
    return new Terminal(writer, writer, live, 100);
  }
}
