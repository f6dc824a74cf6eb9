package io.tierworks.cli.jobs;

import io.tierworks.cli.kafka.Heard;
import io.tierworks.cli.kafka.JobTail;
import io.tierworks.cli.show.JobView;
import io.tierworks.common.contract.result.JobResult;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// Everything said about jobs until now, folded.
public record History(Map<String, JobView> jobs, Map<String, JobResult> results) {
  private static final Duration POLL = Duration.ofMillis(200);

  /// Reads the tail to where its topics ended when it was opened.
  public static History read(JobTail tail) {
    var history = new History(new HashMap<>(), new HashMap<>());
    while (!tail.caughtUp()) {
      tail.listen(POLL).forEach(history::add);
    }
    return history;
  }

  private void add(Heard heard) {
    switch (heard) {
      case Heard.Event(var event) ->
          jobs.compute(
              event.job(), (_, before) -> before == null ? JobView.of(event) : before.after(event));
      case Heard.Final(var result) -> results.put(result.job(), result);
    }
  }
}
