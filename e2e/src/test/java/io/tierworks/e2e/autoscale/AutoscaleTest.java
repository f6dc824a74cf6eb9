package io.tierworks.e2e.autoscale;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierworks.common.contract.job.JobStatus;
import io.tierworks.common.contract.result.JobEvent;
import io.tierworks.common.cost.Money;
import io.tierworks.e2e.Jobs;
import io.tierworks.e2e.autoscale.Autoscaler.Sample;
import io.tierworks.e2e.installation.Layout;
import io.tierworks.e2e.installation.TestInstallation;
import io.tierworks.e2e.installation.TestLength;
import io.tierworks.testkit.BrokerUnderTest;
import io.tierworks.testkit.SharedBroker;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// The load steps from 0 to thousands of subtasks and back: the tier's workers scale out and in,
/// and no work is lost or repeated.
@ExtendWith(SharedBroker.class)
@Timeout(300)
class AutoscaleTest {
  private static final int JOBS = TestLength.pick(3, 5);
  private static final int ITEMS = 1_000;
  private static final int SLOTS = 32;

  private static final Rule RULE =
      new Rule(
          SLOTS,
          Duration.ofSeconds(10),
          4,
          Duration.ofSeconds(1),
          Duration.ofSeconds(3),
          Duration.ofSeconds(8));

  /// How long a worker may take to stop after the cool-down on a busy machine.
  private static final Duration LEAVING = Duration.ofSeconds(10);

  private static final Layout LAYOUT =
      Layout.of(0, 1, 1)
          .withLatency(0.5)
          .with("tier.nano.slots", "" + SLOTS)
          .with("worker.grace", "PT60S");

  @Test
  void workersFollowTheWorkAndNothingIsLostOrDoneTwice(BrokerUnderTest broker) {
    try (var installation = TestInstallation.start(broker, LAYOUT)) {
      var scaler = new Autoscaler(installation, "nano", RULE);
      IntStream.range(0, 3).forEach(_ -> scaler.turn());
      assertThat(scaler.samples()).allSatisfy(AutoscaleTest::isIdle);

      var jobs = IntStream.rangeClosed(1, JOBS).mapToObj(i -> "step-" + i).toList();
      jobs.forEach(job -> installation.submit(Jobs.tickets(job, ITEMS)));
      Awaitility.await("all results, and no worker left")
          .atMost(Duration.ofMinutes(4))
          .pollDelay(RULE.poll())
          .pollInterval(RULE.poll())
          .until(() -> {
            scaler.turn();
            return areOver(installation, jobs) && scaler.running() == 0;
          });

      print(scaler.samples());
      assertEveryItemIsAnswered(installation, jobs);
      assertNoCallWasCutOff(installation, jobs);
      assertThat(scaler.samples()).extracting(Sample::workers).contains(1, RULE.most());
      assertThat(untilEmpty(scaler.samples())).isLessThan(RULE.coolDown().plus(LEAVING));
    }
  }

  private static void isIdle(Sample sample) {
    assertThat(sample.calls()).isZero();
    assertThat(sample.workers()).isZero();
  }

  private static boolean areOver(TestInstallation installation, List<String> jobs) {
    return jobs.stream().noneMatch(job -> installation.results(job).isEmpty());
  }

  private static void assertEveryItemIsAnswered(TestInstallation installation, List<String> jobs) {
    for (var job : jobs) {
      assertThat(installation.results(job))
          .singleElement()
          .satisfies(result -> {
            assertThat(result.status()).isEqualTo(JobStatus.COMPLETED);
            assertThat(result.counts().accepted()).isEqualTo(ITEMS);
            assertThat(result.gaps()).isEmpty();
          });
    }
  }

  /// No attempt was lost or handed back, and no call was paid twice.
  private static void assertNoCallWasCutOff(TestInstallation installation, List<String> jobs) {
    assertThat(jobs)
        .flatExtracting(job -> installation.events(job, "attempt_lost"))
        .extracting(JobEvent::detail)
        .isEmpty();
    var billed =
        jobs.stream()
            .map(job -> installation.result(job).bill().total())
            .reduce(Money.ZERO, Money::plus);
    assertThat(billed).isEqualTo(installation.simulatorAdmin().account().cost());
  }

  /// Time from the last observed call to the end of the last worker.
  private static Duration untilEmpty(List<Sample> samples) {
    var busy = samples.stream().filter(sample -> sample.calls() > 0).toList().getLast();
    return samples.getLast().at().minus(busy.at());
  }

  private static void print(List<Sample> samples) {
    System.out.println("   s  calls  seconds of work  workers  running");
    samples.forEach(sample ->
        System.out.printf(
            "%4d  %5d  %15.0f  %7d  %7d%n",
            sample.at().toSeconds(),
            sample.calls(),
            sample.workSeconds(),
            sample.workers(),
            sample.running()));
  }
}
