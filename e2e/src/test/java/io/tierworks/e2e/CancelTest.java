package io.tierworks.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierworks.common.contract.job.JobStatus;
import io.tierworks.common.contract.json.MalformedMessage;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.common.contract.result.Gap;
import io.tierworks.common.contract.subtask.SubtaskResult.Ended;
import io.tierworks.common.contract.subtask.SubtaskResult.Failed;
import io.tierworks.common.cost.Money;
import io.tierworks.e2e.installation.HangingEndpoint;
import io.tierworks.e2e.installation.Layout;
import io.tierworks.e2e.installation.TestInstallation;
import io.tierworks.testkit.BrokerUnderTest;
import io.tierworks.testkit.SharedBroker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;

/// Cancelled and expired jobs stop spending. The nano tier's endpoint never answers, so a call ends
/// only when it is cancelled.
@Isolated
@ExtendWith(SharedBroker.class)
class CancelTest {
  private static final int ITEMS = 200;
  private static final int SLOTS = 24;
  private static final Duration REACH = Duration.ofSeconds(2);

  /// The planner's limit for reports of cancelled calls, plus a margin.
  private static final Duration SETTLED = Duration.ofSeconds(8);

  private static final Path GOLDEN_SUBTASK =
      Path.of("..", "common", "src", "test", "resources", "golden", "v1", "subtask.json");

  private static HangingEndpoint endpoint;
  private static TestInstallation installation;

  @BeforeAll
  static void start(BrokerUnderTest broker) {
    endpoint = HangingEndpoint.start();
    var layout =
        Layout.of(2, 1, 1)
            .with("tier.nano.url", endpoint.url())
            .with("tier.nano.slots", "" + SLOTS);
    installation = TestInstallation.start(broker, layout);
  }

  @AfterAll
  static void stop() {
    installation.close();
    endpoint.close();
  }

  @Test
  void aCancelledJobReleasesNothingMoreClosesItsCallsAndSettlesItsBill() {
    var job = "called-off";
    installation.submit(Jobs.tickets(job, ITEMS));
    // A worker takes an eighth of its slots at a time, so the last few may stay free.
    Awaitility.await("slots in use")
        .atMost(TestInstallation.PATIENCE)
        .until(() -> open().size() >= 2 * (SLOTS - SLOTS / 8));

    var asked = Instant.now();
    installation.command(job, "{\"type\":\"cancel\",\"id\":\"called-off\",\"by\":\"anna\"}");
    var result = installation.result(job);

    var read = installation.events(job, "settling").getFirst().at();
    var closed =
        endpoint.exchanges().stream()
            .map(HangingEndpoint.Exchange::ended)
            .filter(ended -> ended.isAfter(asked))
            .map(ended -> Duration.between(read, ended))
            .sorted()
            .toList();
    System.out.printf(
        "cancelled: read after %d ms, %d calls closed, the last %d ms later; result after %d ms, %s%n",
        Duration.between(asked, read).toMillis(),
        closed.size(),
        closed.getLast().toMillis(),
        Duration.between(asked, result.finishedAt()).toMillis(),
        result.bill().total());
    assertThat(open()).isEmpty();
    assertThat(closed).hasSizeGreaterThanOrEqualTo(2 * (SLOTS - SLOTS / 8));
    assertThat(closed.getLast()).isLessThan(REACH);
    assertThat(installation.events(job, "subtask_issued"))
        .isNotEmpty()
        .noneMatch(order -> order.at().isAfter(read));
    assertThat(result.status()).isEqualTo(JobStatus.CANCELLED);
    assertThat(Duration.between(asked, result.finishedAt())).isLessThan(SETTLED);
    assertThat(result.gaps().stream().mapToInt(Gap::count).sum()).isEqualTo(ITEMS);
    assertThat(result.bill().estimated()).isTrue();
    var reported =
        installation
            .reports(job)
            .filter(Ended.class::isInstance)
            .map(report -> ((Ended) report).spent().cost())
            .reduce(Money.ZERO, Money::plus);
    assertThat(result.bill().total()).isEqualTo(reported);
  }

  @Test
  void aSubtaskWhoseTimeIsUpIsRefusedWithoutACall() {
    int before = endpoint.exchanges().size();
    installation.produce(
        installation.topics().subtasks("nano"), "too-late", order("too-late", Instant.now()));
    var refused = ended("too-late");

    assertThat(refused).isInstanceOf(Failed.class);
    assertThat(((Failed) refused).failure().code()).hasToString("deadline");
    assertThat(refused.spent().cost()).isEqualTo(Money.ZERO);
    assertThat(endpoint.exchanges()).hasSize(before);
  }

  @Test
  void aRunningCallIsCutAtTheDeadlineThatCameWithItsSubtask() {
    var deadline = Instant.now().plusSeconds(6);
    installation.produce(installation.topics().subtasks("nano"), "cut", order("cut", deadline));
    var cut = ended("cut");

    assertThat(cut).isInstanceOf(Failed.class);
    assertThat(cut.at()).isBetween(deadline.minusSeconds(2), deadline.plusSeconds(1));
    assertThat(endpoint.exchanges().getLast().isOpen()).isFalse();
    System.out.printf(
        "a call is cut %d ms after its deadline, as %s%n",
        Duration.between(deadline, cut.at()).toMillis(), ((Failed) cut).failure().code());
  }

  private static List<HangingEndpoint.Exchange> open() {
    return endpoint.exchanges().stream().filter(HangingEndpoint.Exchange::isOpen).toList();
  }

  private static Ended ended(String job) {
    return Awaitility.await(job)
        .atMost(TestInstallation.PATIENCE)
        .until(
            () ->
                installation
                    .reports(job)
                    .filter(Ended.class::isInstance)
                    .map(Ended.class::cast)
                    .toList(),
            found -> !found.isEmpty())
        .getFirst();
  }

  private static byte[] order(String job, Instant deadline) {
    try {
      var order = (ObjectNode) Wire.tree(Files.readString(GOLDEN_SUBTASK));
      order
          .put("job", job)
          .put("attempt", job + "/" + order.path("subtask").asText() + "/1")
          .put("tier", "nano")
          .put("deadline", deadline.toString());
      order.remove(List.of("tools", "maxCost"));
      return Wire.bytes(order);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (MalformedMessage e) {
      throw new IllegalStateException(e);
    }
  }
}
