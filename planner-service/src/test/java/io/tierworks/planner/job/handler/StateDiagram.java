package io.tierworks.planner.job.handler;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.stream.Collectors;

/// The page with the diagram of a job's phases, made from the transitions that the tests saw.
final class StateDiagram {
  /// Writes the page instead of comparing it.
  static final String REGENERATE = "tierworks.docs.write";

  private static final Path PAGE = Path.of("../docs/reference/state-machine.md");

  private StateDiagram() {}

  static String page(Collection<String> transitions, Collection<String> events) {
    var lines =
        transitions.stream().sorted().map(t -> "    " + t).collect(Collectors.joining("\n"));
    var names =
        events.stream().sorted().map(e -> "* `" + e + "`").collect(Collectors.joining("\n"));
    return """
    # A job's phases

    A test writes this page from the transitions that tables and random walks have visited.
    The build fails when it is out of date.
    Write it again with `mvn -pl planner-service -am test -Dtest=RandomWalksTest -Dsurefire.failIfNoSpecifiedTests=false -D%s=true`.

    ```mermaid
    stateDiagram-v2
    %s
        Finished --> [*]
    ```

    Users see `Summarising` as `judging`: models summarise results that are too long for the judge.
    Users do not see `Settling`: the outcome is known, and the job waits for open attempts so that the bill is right.
    `Finished` accepts nothing more.

    These events change a job:

    %s
    """
        .formatted(REGENERATE, lines, names);
  }

  static String kept() throws IOException {
    return Files.exists(PAGE) ? Files.readString(PAGE) : "";
  }

  static void write(String page) throws IOException {
    Files.writeString(PAGE, page);
  }
}
