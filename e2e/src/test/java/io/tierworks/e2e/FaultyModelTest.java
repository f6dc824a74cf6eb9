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
    installation.simulatorAdmin().latency(0);
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

  /// What must be mended by a person: an empty account, a model that is gone.
  @ParameterizedTest
  @ValueSource(strings = {"insufficient_quota", "no_such_model"})
  void anEndpointThatRefusesTheFirstCallIsWaitedForUntilItIsMended(String kind) {
    installation.simulatorAdmin().faults("{\"kind\":\"%s\"}".formatted(kind));
    installation.submit(Jobs.tickets(kind, 8));
    awaitRefusals(3);
    assertThat(installation.results(kind)).isEmpty();
    installation.simulatorAdmin().noFaults();

    var result = installation.result(kind);
    assertThat(result.status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(result.bill().total()).isEqualTo(installation.simulatorAdmin().account().cost());
  }

  @Test
  void aKeyThatIsRefusedInTheMiddleAndReplacedCostsNoItem() {
    installation.simulatorAdmin().latency(0.3);
    installation.submit(Jobs.tickets("refused-key", 400));
    Awaitility.await("the middle of the job")
        .atMost(TestInstallation.PATIENCE)
        .until(() -> installation.events("refused-key", "subtask_accepted").size() >= 40);
    installation.simulatorAdmin().faults("{\"kind\":\"invalid_key\"}");
    Awaitility.await("the job says what it waits for")
        .atMost(TestInstallation.PATIENCE)
        .until(() ->
            installation.events("refused-key", "calls_delayed").stream()
                .anyMatch(event -> String.valueOf(event.detail()).contains("tier.nano.key")));
    awaitRefusals(10);
    assertThat(installation.events("refused-key", "subtask_failed")).isEmpty();
    installation.simulatorAdmin().noFaults();

    var result = installation.result("refused-key");
    assertThat(result.status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(result.items()).hasSize(400);
    assertThat(result.gaps()).isEmpty();
    assertThat(installation.events("refused-key", "subtask_failed")).isEmpty();
    assertPaid(result);
  }

  private static void awaitRefusals(int more) {
    long before = installation.simulatorAdmin().account().requests();
    Awaitility.await("the endpoint is tried again")
        .atMost(TestInstallation.PATIENCE)
        .until(() -> installation.simulatorAdmin().account().requests() >= before + more);
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
    assertPaid(result);
  }

  private static void assertPaid(JobResult result) {
    var account = installation.simulatorAdmin().account();
    if (result.bill().estimated()) {
      assertThat(result.bill().total()).isGreaterThanOrEqualTo(account.cost());
    } else {
      assertThat(result.bill().total()).isEqualTo(account.cost());
    }
  }
}
