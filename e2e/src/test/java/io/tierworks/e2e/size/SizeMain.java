package io.tierworks.e2e.size;

import io.tierworks.e2e.bench.Figures;
import io.tierworks.e2e.installation.Arguments;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;

/// Runs the parts one after the other, each on its own broker and installation. Prints the table to
/// standard output and progress to standard error.
final class SizeMain {
  private static final String USAGE =
      """
      e2e/size [parts=size,burst,open,stopped,documents] [items=100000] [jobs=50000] [open=100000] [minutes=1] [documents=100] [SETTING=VALUE ...]
      """;

  private SizeMain() {}

  /// @param args `key=value`; other keys are settings of planner and workers
  public static void main(String[] args) throws ExecutionException, InterruptedException {
    var given = Arguments.of(args, USAGE);
    var parts = List.of(given.take("parts", "size,burst,open,stopped,documents").split(","));
    int items = number(given, "items", 100_000);
    int jobs = number(given, "jobs", 50_000);
    int open = number(given, "open", 100_000);
    var minutes = Duration.ofMinutes(number(given, "minutes", 1));
    int documents = number(given, "documents", 100);
    var figures = new Figures();
    for (var part : parts) {
      System.err.println(part + ": starting");
      try (var setup = SizeSetup.start(given.settings(), figures, part)) {
        switch (part) {
          case "size" -> new LargeJob(setup, items).run();
          case "burst" -> new Burst(setup, jobs).run();
          case "open" -> new OpenJobs(setup, open).run();
          case "stopped" -> new StoppedTier(setup, minutes).run();
          case "documents" -> new Documents(setup, documents).run();
          default ->
              throw new IllegalArgumentException(part + ": no such part; " + Arrays.toString(args));
        }
        setup.memory().report();
      }
    }
    System.out.println(figures.table());
  }

  private static int number(Arguments given, String key, int otherwise) {
    return Integer.parseInt(given.take(key, Integer.toString(otherwise)));
  }
}
