package io.tierworks.cli;

import io.tierworks.cli.show.JobView;
import io.tierworks.common.contract.json.MalformedMessage;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.common.contract.result.JobEvent;
import io.tierworks.common.contract.result.JobResult;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/// Runs what most commands need, so that their AOT cache holds it. The local stack starts it once
/// after a build. It only reads.
final class Rehearsal {
  private static final String MESSAGE =
      """
      {"job": "rehearsal", "type": "accepted", "status": "failed",
       "at": "2026-01-01T00:00:00Z", "finishedAt": "2026-01-01T00:00:00Z"}
      """;

  private Rehearsal() {}

  /// @param arguments that name the brokers
  public static void main(String[] arguments) throws MalformedMessage {
    var message = MESSAGE.getBytes(StandardCharsets.UTF_8);
    var job = JobView.of(Wire.read(message, JobEvent.class));
    JobView.table(List.of(job), Instant.now(), 80);
    Wire.text(Wire.read(message, JobResult.class));
    for (var command : List.of("doctor", "show rehearsal", "jobs")) {
      run((command + " " + String.join(" ", arguments)).split(" "));
    }
    run("--help");
  }

  private static void run(String... arguments) {
    TierworksMain.commandLine(arguments).execute(arguments);
  }
}
