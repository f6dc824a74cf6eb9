package io.tierworks.e2e.size;

import io.tierworks.common.broker.Topics;
import java.time.Duration;

/// Very large messages at once: each job has one document just below the size limit.
record Documents(SizeSetup setup, int jobs) {
  private static final Duration PATIENCE = Duration.ofMinutes(20);
  private static final int AROUND = 1_000;

  void run() {
    setup.warmUp(100, 10);
    setup.memory().begin();
    int before = setup.results().jobs();
    var text = "word ".repeat((Topics.MAX_PAYLOAD_BYTES - AROUND) / 5);
    long began = System.nanoTime();
    for (int i = 0; i < jobs; i++) {
      setup.send(
          "{\"id\":\"document-%d\",\"goal\":\"Summarise it.\",\"plan\":\"map\",\"limits\":{\"maxCost\":1000},\"items\":[\"%s\"]}"
              .formatted(i, text));
      setup.producer().flush();
    }
    setup.results().awaitJobs(before + jobs, PATIENCE);
    double seconds = (System.nanoTime() - began) / 1e9;
    setup.figure("jobs of one document of 8 MiB", jobs);
    setup.figure("to the last result, s", seconds);
    setup.figure("results that are not completed", setup.results().notCompleted());
  }
}
