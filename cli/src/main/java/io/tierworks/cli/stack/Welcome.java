package io.tierworks.cli.stack;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// What `up` prints when the stack is ready.
///
/// @param taken what has the usual ports, one sentence each; empty if the stack has them
record Welcome(ReadyFile.Content at, Path data, List<String> taken) {
  private static final String ADDRESSES =
      """

      Tierworks is up (%.1f s).
        Kafka    %s
        API      %s
        model    %s
        data     %s (logs in %s)
      """;

  private static final String OTHER_PORT =
      """

      This stack has other ports than usual: %s.
      Commands and clients need its address:
        ./tierworks jobs -b %s
      or, once per terminal:
        export TIERWORKS_BOOTSTRAP=%2$s
      """;

  private static final String JOBS =
      """

      Send a job and follow it:
        ./tierworks submit examples/support-triage.json --wait%s
      or with any Kafka client:
        kcat -b %s -t tierworks.jobs -P examples/support-triage.json
        kcat -b %2$s -t tierworks.job.results -C -o beginning -e

      Press Ctrl-C to stop everything. The data is kept.
      """;

  List<String> lines(double seconds) {
    var option = taken.isEmpty() ? "" : " -b " + at.bootstrap();
    return Stream.of(addresses(seconds), ports(), JOBS.formatted(option, at.bootstrap()))
        .flatMap(String::lines)
        .toList();
  }

  private String addresses(double seconds) {
    var logs = new StackFolder(data).logs();
    return ADDRESSES.formatted(seconds, at.bootstrap(), at.api(), model(), data, logs);
  }

  private String ports() {
    return taken.isEmpty() ? "" : OTHER_PORT.formatted(String.join(", ", taken), at.bootstrap());
  }

  private String model() {
    return at.simulator() == null
        ? "the real endpoint from your settings; calls cost money"
        : "simulated at " + at.simulator() + " (no language model)";
  }
}
