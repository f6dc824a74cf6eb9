package io.tierworks.planner.kafka;

import static io.tierworks.planner.kafka.PartitionHarness.TOPICS;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierworks.common.contract.job.JobCommand;
import io.tierworks.common.contract.result.JobResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a partition does right after a restart, while it still reads its open jobs.
class PartitionRestartTest {
  private static final int JOBS = 1_200;
  private static final int WINDOW = 4;

  private final PartitionHarness partition = new PartitionHarness(WINDOW);

  @BeforeEach
  void restartWithManyOpenJobs() {
    for (int i = 0; i < JOBS; i++) {
      partition.submit("job-" + i, "tenant", 5);
    }
    assertThat(partition.sent(TOPICS.subtasks("flagship"))).hasSize(WINDOW);
    partition.restart();
  }

  @AfterEach
  void close() {
    partition.close();
  }

  @Test
  void itDecidesBeforeItHasReadAllOpenJobs() {
    var last = "job-" + (JOBS - 1);
    partition.tellOnly(new JobCommand.Cancel(last, null, null));
    assertThat(partition.hasUnfinished()).isTrue();
    assertThat(partition.results()).extracting(JobResult::job).containsExactly(last);
  }

  /// The jobs that hold the window are not among the first that are read.
  @Test
  void itReleasesOnlyWhenItKnowsWhatIsOpen() {
    partition.tellOnly(new JobCommand.Cancel("job-" + (JOBS - 1), null, null));
    partition.goOn();
    assertThat(partition.hasUnfinished()).isFalse();
    assertThat(partition.sent(TOPICS.subtasks("flagship"))).isEmpty();
  }
}
