package io.tierworks.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierworks.common.contract.job.JobStatus;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.common.contract.result.Gap;
import io.tierworks.common.contract.result.JobResult;
import io.tierworks.common.contract.result.JobResult.Claim;
import io.tierworks.common.contract.result.JobResult.ItemAnswer;
import io.tierworks.common.contract.result.Refusal;
import io.tierworks.e2e.installation.Layout;
import io.tierworks.e2e.installation.TestInstallation;
import io.tierworks.e2e.quality.ShortComparison;
import io.tierworks.testkit.BrokerUnderTest;
import io.tierworks.testkit.SharedBroker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

@ExtendWith(SharedBroker.class)
class ExamplesTest {
  static final List<String> EXAMPLES = Jobs.EXAMPLES;

  private static final Path SHOWN =
      Path.of("..", "common/src/test/resources/golden/v1/job-result-direct.json");
  private static final ShortComparison COMPARISON = new ShortComparison();
  private static TestInstallation installation;

  @BeforeAll
  static void start(BrokerUnderTest broker) throws IOException {
    var layout = Layout.of(2, 1, 1).withMistakes(1);
    installation = TestInstallation.start(broker, COMPARISON.prepare(layout));
  }

  @AfterAll
  static void stop() {
    installation.close();
  }

  @ParameterizedTest
  @FieldSource("EXAMPLES")
  void anExampleComesOutJudgedAndItsBillIsTheProvidersToTheLastToken(String name) {
    installation.simulatorAdmin().resetLedger();
    var job = Jobs.example(name);

    installation.submit(job);
    var result = installation.result("example-" + name);

    assertThat(result.status()).isIn(JobStatus.COMPLETED, JobStatus.PARTIAL);
    assertThat(result.answer()).as("%s", result).isNotNull();
    assertThat(result.verdict()).isNotNull();
    assertThat(Jobs.itemIds(job)).containsExactlyInAnyOrderElementsOf(answeredOrMissing(result));
    assertThat(result.findings().claims()).noneMatch(Claim::uncited);
    assertBillIsLedger(result);
    System.out.printf(
        "%s: %s, %d items, %d attempts, %d escalated, %s%n",
        name,
        result.status().wireName(),
        result.items().size(),
        result.counts().attempts(),
        result.counts().escalated(),
        result.bill().total());
  }

  /// The short form of `e2e/quality`.
  @Test
  void aCascadeIsBetterThanItsCheapestTierAndCheaperThanItsDearest() throws Exception {
    COMPARISON.run(installation);
  }

  @Test
  void aDryRunPlansAndPricesAJobAndSendsNoSubtask() throws Exception {
    var file = Files.createTempFile(installation.folder(), "dry", ".json");
    Files.writeString(file, Jobs.tickets("dry", 8));

    var shown = installation.cli("submit", file.toString(), "--dry-run");

    assertThat(shown.code()).as(shown.err()).isZero();
    assertThat(shown.out()).contains("Dry run: by its plan (map) the job is expected to cost $");
    assertThat(installation.events("dry-dry-run", "subtask_issued"))
        .singleElement()
        .satisfies(event -> assertThat(event.subtask()).isEqualTo("plan-0001"));
    assertThat(installation.result("dry-dry-run").bill().calls()).isOne();
  }

  @Test
  void aJobWithoutAnIdIsNamedAfterThePlaceWhereItStands() {
    var place = installation.submit("{\"goal\":\"Say hello to the user.\"}");

    var result = installation.result("job-%d-%d".formatted(place.partition(), place.offset()));

    assertThat(result.status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(result.effort().plan()).extracting(JobResult.PlanSummary::form).isEqualTo("direct");
  }

  @Test
  void theSameMessageTwiceIsOneJobAndAnotherBodyUnderItsIdIsRefused() {
    var job = Jobs.tickets("twice", 8);
    installation.submit(job);
    installation.submit(job);
    installation.result("twice");
    installation.submit(job);
    installation.submit(Jobs.tickets("twice", 9));

    var refusal =
        org.awaitility.Awaitility.await()
            .atMost(TestInstallation.PATIENCE)
            .until(
                () ->
                    installation
                        .recorder()
                        .results(installation.topics().jobResults())
                        .filter(r -> r.job().equals("twice") && r.refusal() != null)
                        .toList(),
                found -> !found.isEmpty())
            .getFirst();
    assertThat(refusal.status()).isEqualTo(JobStatus.REJECTED);
    assertThat(refusal.errors().getFirst().field()).isEqualTo("id");
    assertThat(refusal.refusal()).isEqualTo(Refusal.ID_TAKEN);
    assertThat(installation.results("twice"))
        .filteredOn(result -> result.refusal() == null)
        .as("sent again after its end, it is told its result again")
        .hasSize(2)
        .containsOnly(installation.result("twice"));
    assertThat(installation.events("twice", "subtask_accepted")).hasSize(8);
  }

  /// README and contract page show this result.
  @Test
  void theFirstJobOfTheReadmeGivesWhatTheReadmeShows() throws Exception {
    var readme = Files.readString(Path.of("..", "README.md"));
    var job = readme.replaceFirst("(?s).*?echo '(\\{.*?\\})'.*", "$1");
    installation.submit(job);
    var times = List.of("acceptedAt", "finishedAt");
    var result = (ObjectNode) Wire.tree(Wire.text(installation.result("triage-1")));
    var shown = (ObjectNode) Wire.tree(Files.readString(SHOWN));
    result.remove(times);
    shown.remove(times);
    assertThat((Object) result).isEqualTo(shown);
  }

  private static List<String> answeredOrMissing(JobResult result) {
    var ids = new java.util.ArrayList<String>();
    result.items().stream().map(ItemAnswer::item).forEach(ids::add);
    result.gaps().stream().map(Gap::item).filter(java.util.Objects::nonNull).forEach(ids::add);
    return ids;
  }

  private static void assertBillIsLedger(JobResult result) {
    var account = installation.simulatorAdmin().account();
    assertThat(result.bill().estimated()).isFalse();
    assertThat(result.bill().total()).isEqualTo(account.cost());
    assertThat(result.bill().calls()).isEqualTo((int) account.requests());
  }
}
