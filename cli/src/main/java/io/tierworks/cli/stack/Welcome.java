package io.tierworks.cli.stack;

import io.tierworks.cli.show.TextFormat;
import java.util.List;
import java.util.stream.Stream;

/// What `up` prints when the stack is ready.
///
/// @param taken what has the usual ports, one sentence each; empty if the stack has them
/// @param stop how to stop the stack
record Welcome(ReadyFile.Content at, StackFolder folder, List<String> taken, String stop) {
  static final String CTRL_C = "Press Ctrl-C to stop everything.";
  static final String DOWN = "`./tierworks down` stops everything; see also `ps` and `logs`.";

  private static final String ADDRESSES =
      """

      Tierworks is up (%.1f s).
        Kafka    %s
        API      %s
        model    %s
        data     %s
        logs     %s
      """;

  private static final String OTHER_PORT =
      """

      %s
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

      %3$s The data is kept.
      """;

  /// @param width where sentences wrap; commands stay whole
  List<String> lines(double seconds, int width) {
    var option = taken.isEmpty() ? "" : " -b " + at.bootstrap();
    return Stream.of(addresses(seconds), ports(width), JOBS.formatted(option, at.bootstrap(), stop))
        .flatMap(String::lines)
        .toList();
  }

  private String addresses(double seconds) {
    return ADDRESSES.formatted(
        seconds, at.bootstrap(), at.api(), model(), folder.path(), folder.logs());
  }

  private String ports(int width) {
    var why = "This stack has other ports than usual: " + String.join(", ", taken) + ".";
    return taken.isEmpty()
        ? ""
        : OTHER_PORT.formatted(String.join("\n", TextFormat.wrap(why, width, "")), at.bootstrap());
  }

  private String model() {
    return at.simulator() == null
        ? "the real endpoint from your settings; calls cost money"
        : "simulated at " + at.simulator() + " (no language model)";
  }
}
