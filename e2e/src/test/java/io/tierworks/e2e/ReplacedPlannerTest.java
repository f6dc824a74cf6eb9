package io.tierworks.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierworks.common.contract.JobStatus;
import io.tierworks.common.testing.BrokerUnderTest;
import io.tierworks.common.testing.SharedBroker;
import io.tierworks.e2e.installation.Installation;
import io.tierworks.e2e.installation.Layout;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A planner that is still there, or wakes again, when another one has been started in its place:
/// it goes, and the jobs go on with the new one.
@ExtendWith(SharedBroker.class)
class ReplacedPlannerTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Test
  void theOlderOfTwoPlannersOfOneNameEndsAndTheNewOneGoesOn(BrokerUnderTest broker)
      throws IOException {
    var layout = Layout.small().with("planner.standbys", "1").withLatency(0.5);
    try (var installation = Installation.start(broker, layout)) {
      installation.submit(Jobs.tickets("replaced", 40));
      Awaitility.await().atMost(PATIENCE).until(() -> accepted(installation) > 0);
      var former = installation.release("planner");
      former.freeze();

      installation.startPlanner(2, "planner-1");
      Awaitility.await("the new one goes on")
          .atMost(PATIENCE)
          .until(() -> installation.results("replaced").size() == 1);
      former.thaw();
      Awaitility.await("the former one ends").atMost(PATIENCE).until(() -> !former.isAlive());

      assertThat(former.exitCode()).isEqualTo(1);
      assertThat(Files.readString(former.log()))
          .contains("another planner has come under this planner.instance");
      installation.submit(Jobs.tickets("after", 8));
      assertThat(installation.result("after").status()).isEqualTo(JobStatus.COMPLETED);
      var result = installation.result("replaced");
      assertThat(result.status()).isEqualTo(JobStatus.COMPLETED);
      assertThat(result.items()).hasSize(40);
    }
  }

  private static int accepted(Installation installation) {
    return installation.events("replaced", "subtask_accepted").size();
  }
}
