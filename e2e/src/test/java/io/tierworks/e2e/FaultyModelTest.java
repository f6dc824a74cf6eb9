package io.tierworks.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierworks.common.contract.job.JobStatus;
import io.tierworks.common.contract.result.JobResult;
import io.tierworks.e2e.installation.Layout;
import io.tierworks.e2e.installation.TestInstallation;
import io.tierworks.testkit.BrokerUnderTest;
import io.tierworks.testkit.SharedBroker;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The endpoint fails on the wire while a job of a hundred items runs.
@ExtendWith(SharedBroker.class)
class FaultyModelTest {
  private static final int ITEMS = 100;

  private static TestInstallation installation;

  @BeforeAll
  static void start(BrokerUnderTest broker) {
    installation =
        TestInstallation.start(
            broker,
            Layout.of(2, 1, 1)
                .with("tier.nano.timeout", "PT2S")
                .with("tier.mini.timeout", "PT2S")
                .with("tier.flagship.timeout", "PT5S"));
  }

  @AfterAll
  static void stop() {
    installation.close();
  }

  @BeforeEach
  void aFreshLedger() {
    installation.simulatorAdmin().resetLedger();
  }

  @AfterEach
  void noFaults() {
    installation.simulatorAdmin().noFaults();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"kind\":\"429\",\"rate\":0.15,\"retryAfter\":0.3}",
        "{\"kind\":\"500\",\"rate\":0.15}",
        "{\"kind\":\"503\",\"rate\":0.15}",
        "{\"kind\":\"html\",\"rate\":0.1}",
        "{\"kind\":\"refusal\",\"rate\":0.1,\"model\":\"gpt-5.4-nano\"}",
        "{\"kind\":\"length\",\"rate\":0.1,\"model\":\"gpt-5.4-nano\"}",
        "{\"kind\":\"empty\",\"rate\":0.1,\"model\":\"gpt-5.4-nano\"}",
        "{\"kind\":\"reset\",\"rate\":0.1}",
        "{\"kind\":\"truncated\",\"rate\":0.1}",
        "{\"kind\":\"stall\",\"rate\":0.05,\"seconds\":20}"
      })
  void oneFaultAtAModerateRateIsRiddenOut(String fault) {
    installation.simulatorAdmin().faults(fault);
    var id = "fault-" + Integer.toHexString(fault.hashCode());
    installation.submit(Jobs.tickets(id, ITEMS));

    assertDoneAndPaid(fault, installation.result(id));
  }

  @Test
  void allFaultsTogetherAreRiddenOut() {
    installation
        .simulatorAdmin()
        .faults(
            "{\"kind\":\"429\",\"rate\":0.05,\"retryAfter\":0.5}",
            "{\"kind\":\"500\",\"rate\":0.05}",
            "{\"kind\":\"reset\",\"rate\":0.05}",
            "{\"kind\":\"stall\",\"rate\":0.02,\"seconds\":20}",
            "{\"kind\":\"truncated\",\"rate\":0.05}");
    installation.submit(Jobs.tickets("all-faults", ITEMS));

    assertDoneAndPaid("all together", installation.result("all-faults"));
  }

  @Test
  void anEndpointThatTurnsEveryCallAwayIsWaitedForAndNothingIsDropped() throws Exception {
    installation.simulatorAdmin().faults("{\"kind\":\"429\",\"rate\":1,\"retryAfter\":0.5}");
    installation.submit(Jobs.tickets("turned-away", ITEMS));
    Awaitility.await("a single probe every half second, not all calls again and again")
        .during(Duration.ofSeconds(10))
        .atMost(Duration.ofSeconds(15))
        .until(() -> installation.simulatorAdmin().account().requests() < 40);
    installation.simulatorAdmin().noFaults();

    var result = installation.result("turned-away");
    assertThat(result.status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(result.gaps()).isEmpty();
    assertThat(result.counts().attempts()).as("nothing was issued twice").isEqualTo(ITEMS + 2);
  }

  @Test
  void anEmptyAccountEndsTheJobAndSaysSo() {
    installation.simulatorAdmin().faults("{\"kind\":\"insufficient_quota\",\"rate\":1}");
    installation.submit(Jobs.tickets("no-quota", 8));

    var result = installation.result("no-quota");
    assertThat(result.status()).isEqualTo(JobStatus.FAILED);
    assertThat(result.errors().toString()).containsIgnoringCase("quota");
    assertThat(installation.simulatorAdmin().account().requests()).isLessThan(5);
  }

  /// The bill is never too small: unreported calls are billed at their upper bound.
  private static void assertDoneAndPaid(String fault, JobResult result) {
    var account = installation.simulatorAdmin().account();
    System.out.printf(
        "%s: %s, %d items, %d gaps, %d attempts, %d calls, bill %s%s, ledger %s%n",
        fault,
        result.status().wireName(),
        result.items().size(),
        result.gaps().size(),
        result.counts().attempts(),
        result.bill().calls(),
        result.bill().total(),
        result.bill().estimated() ? " (with upper bounds)" : "",
        account.cost());
    assertThat(result.status()).isIn(JobStatus.COMPLETED, JobStatus.PARTIAL);
    assertThat(result.items().size() + result.gaps().size()).isEqualTo(ITEMS);
    if (result.status() == JobStatus.COMPLETED) {
      assertThat(result.gaps()).isEmpty();
    }
    if (result.bill().estimated()) {
      assertThat(result.bill().total()).isGreaterThanOrEqualTo(account.cost());
    } else {
      assertThat(result.bill().total()).isEqualTo(account.cost());
    }
  }
}
