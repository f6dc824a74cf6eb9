package io.tierworks.planner.stream;

import io.tierworks.common.contract.result.AnswerPage;
import io.tierworks.common.contract.result.JobResult;
import io.tierworks.planner.job.JobState;
import io.tierworks.planner.job.store.JobStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads jobs from the state of this process, for the API. Also sees changes that are not committed
/// yet. Thread-safe.
public final class JobQueries {
  private final PlannerStreams streams;

  public JobQueries(PlannerStreams streams) {
    this.streams = streams;
  }

  public Optional<JobState> open(String id) {
    return facts().job(id);
  }

  public Optional<JobResult> finished(String id) {
    return facts().result(id);
  }

  /// A page of the item answers that do not fit into the result.
  ///
  /// @param page from 1
  public Optional<AnswerPage> answers(String id, int page) {
    return facts().answers(id, page);
  }

  /// Open jobs, up to `most`.
  public List<JobState> open(int most) {
    var jobs = new ArrayList<JobState>();
    try (var scan = facts().jobs()) {
      while (jobs.size() < most && scan.hasNext()) {
        jobs.add(scan.next());
      }
    }
    return jobs;
  }

  private JobStore facts() {
    return new JobStore(new ReadOnlyState(streams::store));
  }
}
