package io.tierworks.e2e.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierworks.e2e.installation.Layout;
import io.tierworks.e2e.installation.TestInstallation;
import io.tierworks.testkit.BrokerUnderTest;
import io.tierworks.testkit.SharedBroker;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;

/// What a subtask costs in requests and records. These are counts, so that the machine's speed does
/// not matter.
@Isolated
@ExtendWith(SharedBroker.class)
class TrafficTest {
  private static final int WARM_UP = 5;
  private static final int JOBS = 20;
  private static final int ITEMS = 50;

  @Test
  void aSubtaskCostsNoMoreRequestsAndRecordsThanItMay(BrokerUnderTest broker) {
    var layout = Layout.of(2, 1, 1).withoutRecorder().withInstantModel();
    try (var installation = TestInstallation.start(broker, layout);
        var client =
            new JobClient(
                installation.connection(), installation.topics(), new TierworksMessages())) {
      client.run(WARM_UP, ITEMS);
      var meter = Traffic.start(CpuClock.roles(installation), installation.connection());
      client.run(JOBS, ITEMS);
      var traffic = meter.stop();

      assertWithin("requests", traffic.requests(), TrafficLimits.REQUESTS);
      assertWithin("records", traffic.records(), TrafficLimits.RECORDS);
    }
  }

  /// @param most by name; [TrafficLimits#OTHER] limits the sum of all other names
  private static void assertWithin(String what, Map<String, Long> found, Map<String, Double> most) {
    var perSubtask = new TreeMap<String, Double>();
    found.forEach((name, count) -> perSubtask.put(name, (double) count / (JOBS * ITEMS)));
    perSubtask.keySet().removeAll(TrafficLimits.GROW_WITH_TIME);
    System.out.println(what + " per subtask: " + perSubtask);
    var limited = new TreeMap<String, Double>();
    perSubtask.forEach((name, cost) ->
        limited.merge(most.containsKey(name) ? name : TrafficLimits.OTHER, cost, Double::sum));
    assertThat(limited)
        .as("%s per subtask, of %s", what, perSubtask)
        .allSatisfy((name, cost) ->
            assertThat(cost).as(name).isLessThanOrEqualTo(most.getOrDefault(name, 0.0)));
  }
}
