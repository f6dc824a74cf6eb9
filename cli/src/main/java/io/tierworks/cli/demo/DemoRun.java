package io.tierworks.cli.demo;

import io.tierworks.cli.command.CliException;
import io.tierworks.cli.command.ExitCode;
import io.tierworks.cli.command.Terminal;
import io.tierworks.cli.jobs.JobFile;
import io.tierworks.cli.jobs.JobFollower;
import io.tierworks.cli.kafka.Cluster;
import io.tierworks.cli.kafka.JobSender;
import io.tierworks.cli.kafka.JobTail;
import io.tierworks.cli.show.Reporter;
import io.tierworks.cli.show.TextFormat;
import io.tierworks.cli.stack.Stack;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.common.contract.result.JobResult;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// Runs one example on a new stack and compares its bill with the simulator's ledger.
record DemoRun(Stack stack, Terminal terminal, boolean json) {
  private static final Duration LIMIT = Duration.ofMinutes(5);

  /// @return the exit code
  int of(String name, Path file) throws InterruptedException {
    var job = JobFile.read(file.toString(), InputStream.nullInputStream());
    introduce(name, job);
    stack.start();
    print("Kafka, planner and workers are running. The job goes to the topic tierworks.jobs.", "");
    return conclude(name, follow(job));
  }

  private void introduce(String name, JobFile job) {
    print(
        stack.simulator().isPresent()
            ? "The model is SIMULATED: an OpenAI-compatible endpoint with known answers, no language model."
            : "The model is REAL: the endpoint from your settings. Calls cost money.");
    var items = job.job().items().size();
    print("", "Example %s%s".formatted(name, items == 0 ? "" : " with " + items + " items"));
    printLines(TextFormat.wrap(job.job().goal(), terminal.width(), "  "));
    print("");
    terminal.note("starting Kafka, planner and workers...");
  }

  private JobResult follow(JobFile job) throws InterruptedException {
    var cluster = Cluster.reach(stack.settings());
    try (var tail = JobTail.ofNewJob(cluster, job.id());
        var sender = new JobSender(cluster)) {
      sender.job(job.id(), job.body());
      var reporter = Reporter.of(json ? silent() : terminal, json);
      return new JobFollower(tail, reporter, JobFollower.Surroundings.NONE)
          .until(LIMIT)
          .orElseThrow(DemoRun::tooLate);
    }
  }

  private int conclude(String name, JobResult result) throws InterruptedException {
    var ledger = SimulatorLedger.of(stack.simulator());
    boolean matches = ledger.map(truth -> truth.matches(result.bill())).orElse(true);
    if (json) {
      terminal.line(Wire.text(summary(name, result, ledger, matches)));
    }
    ledger.ifPresent(truth -> print("", truth.comparison(result.bill()), truth.sources()));
    return matches ? ExitCode.of(result) : ExitCode.JOB_FAILED;
  }

  private Object summary(
      String name, JobResult result, Optional<SimulatorLedger> ledger, boolean matches) {
    var summary = new LinkedHashMap<String, Object>();
    summary.put("example", name);
    summary.put("simulated", stack.simulator().isPresent());
    summary.put("result", result);
    ledger.ifPresent(truth -> {
      summary.put("ledger", truth);
      summary.put("billMatchesLedger", matches);
    });
    return summary;
  }

  private Terminal silent() {
    var nowhere = new PrintWriter(Writer.nullWriter());
    return new Terminal(nowhere, nowhere, false, terminal.width());
  }

  private void print(String... paragraphs) {
    for (var text : paragraphs) {
      printLines(TextFormat.wrap(text, terminal.wrapWidth(), ""));
    }
  }

  private void printLines(List<String> lines) {
    if (!json) {
      terminal.lines(lines);
    }
  }

  private static CliException tooLate() {
    return CliException.failed("the job did not end within " + LIMIT.toMinutes() + " minutes");
  }
}
