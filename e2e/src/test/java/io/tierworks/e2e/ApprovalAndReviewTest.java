package io.tierworks.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierworks.common.contract.job.JobStatus;
import io.tierworks.common.contract.result.Bill;
import io.tierworks.common.contract.result.Decision;
import io.tierworks.common.contract.result.Gap;
import io.tierworks.common.contract.subtask.Purpose;
import io.tierworks.common.testing.Advice;
import io.tierworks.e2e.installation.Command;
import io.tierworks.e2e.installation.Layout;
import io.tierworks.e2e.installation.TestInstallation;
import io.tierworks.testkit.BrokerUnderTest;
import io.tierworks.testkit.SharedBroker;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Commands that people send to a running job: approve, reject, review, raise a limit.
@ExtendWith(SharedBroker.class)
class ApprovalAndReviewTest {
  private static TestInstallation installation;

  @BeforeAll
  static void start(BrokerUnderTest broker) {
    installation =
        TestInstallation.start(broker, Layout.small().with("planner.planned-chains", "true"));
  }

  @AfterAll
  static void stop() {
    installation.close();
  }

  @AfterEach
  void noLatency() {
    installation.simulatorAdmin().latency(0);
  }

  @Test
  void anApprovedPlanRunsAndAnAcceptedAnswerGoesOut() {
    installation.submit(Jobs.tickets("both", 8, job -> job.put("review", "both")));
    awaitEvent("both", "approval_asked");
    assertThat(installation.events("both", "subtask_accepted")).isEmpty();
    installation.command(
        "both", "{\"type\":\"approve\",\"id\":\"both\",\"approved\":true,\"by\":\"anna\"}");
    awaitEvent("both", "review_asked");
    assertThat(installation.results("both")).isEmpty();
    Awaitility.await("the reviewer sees the answer")
        .atMost(TestInstallation.PATIENCE)
        .untilAsserted(() ->
            assertThat(installation.ask("/api/jobs/both").orElse(""))
                .contains("\"on\":\"answer\"", "\"default\":\"reject\"", "\"answer\":"));
    installation.command(
        "both", "{\"type\":\"review\",\"id\":\"both\",\"accepted\":true,\"by\":\"ben\"}");

    var result = installation.result("both");
    assertThat(result.status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(result.items()).hasSize(8);
  }

  @Test
  void aPlanNobodyWantsCostsNoMoreThanItself() {
    installation.submit(Jobs.tickets("unwanted", 8, job -> job.put("review", "plan")));
    awaitEvent("unwanted", "approval_asked");
    installation.command(
        "unwanted",
        "{\"type\":\"approve\",\"id\":\"unwanted\",\"approved\":false,\"by\":\"anna\",\"note\":\"too dear\"}");

    var result = installation.result("unwanted");
    assertThat(result.status()).isEqualTo(JobStatus.FAILED);
    assertThat(result.errors().getFirst().toString()).contains("anna", "too dear");
    assertThat(result.bill().calls()).isEqualTo(1);
  }

  @Test
  void anAnswerRejectedByAPersonFailsTheJobInTheirName() {
    installation.submit(Jobs.tickets("rejected", 8, job -> job.put("review", "answer")));
    awaitEvent("rejected", "review_asked");
    installation.command(
        "rejected",
        "{\"type\":\"review\",\"id\":\"rejected\",\"accepted\":false,\"by\":\"ben\",\"note\":\"wrong labels\"}");

    var result = installation.result("rejected");
    assertThat(result.status()).isEqualTo(JobStatus.FAILED);
    assertThat(result.errors().getFirst().toString()).contains("ben", "wrong labels");
  }

  @Test
  void anAnswerThatNobodyReviewsNeverGoesOut() {
    installation.submit(
        Jobs.tickets(
            "unreviewed",
            8,
            job -> job.putObject("review").put("ask", "answer").put("maxTime", "2s")));
    var result = installation.result("unreviewed");

    assertThat(result.status()).isEqualTo(JobStatus.FAILED);
    assertThat(result.counts().accepted()).isEqualTo(8);
    assertThat(result.answer()).isNull();
    assertThat(result.items()).isEmpty();
    assertThat(result.errors().getFirst().toString()).contains("by default", "within PT2S");
    assertThat(result.decisions())
        .singleElement()
        .extracting(Decision::on, Decision::decision, Decision::decidedBy)
        .containsExactly(Decision.On.ANSWER, Decision.Choice.REJECT, Decision.DecidedBy.DEADLINE);
    assertThat(String.valueOf(installation.events("unreviewed", "reviewed").getFirst().detail()))
        .contains("\"accepted\":false", "\"decidedBy\":\"deadline\"");
  }

  @Test
  void aPlanMayBeApprovedByDefault() {
    installation.submit(
        Jobs.tickets(
            "default",
            8,
            job ->
                job.putObject("review")
                    .put("ask", "plan")
                    .put("maxTime", "1s")
                    .put("default", "approve")));

    assertThat(installation.result("default").status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(installation.events("default", "approved")).hasSize(1);
  }

  @Test
  void aLimitIsRaisedFromTheCommandLineInAPersonsName() {
    installation.submit(Jobs.tickets("raised", 8, job -> job.put("review", "plan")));
    awaitEvent("raised", "approval_asked");
    var raised =
        installation.cli(
            "raise", "raised", "--max-cost", "250.5", "--max-time", "PT9H", "--by", "eve");

    assertThat(raised.code()).as(raised.err()).isZero();
    awaitEvent("raised", "limit_raised");
    assertThat(String.valueOf(installation.events("raised", "limit_raised").getFirst().detail()))
        .contains("250.5", "eve");
    refused(5, "does not wait for review", "review", "raised");
    assertThat(installation.cliHere("cancel", "raised").code()).isZero();
    refused(5, "has ended (cancelled)", "raise", "raised", "--max-cost", "300");
    refused(4, "job 'no-such-job' is unknown", "watch", "no-such-job");
  }

  @Test
  void everyAdvisedCommandDoesWhatTheAdvicePromises() throws IOException {
    assertThat(Advice.all())
        .filteredOn(advice -> !TriedAdvice.ELSEWHERE.contains(advice))
        .containsExactlyInAnyOrderElementsOf(
            TriedAdvice.ALL.stream().map(TriedAdvice::advice).toList());
    var file = Files.createTempFile(installation.folder(), "done", ".json");
    Files.writeString(file, Jobs.tickets("done", 8));
    installation.submit(Files.readString(file));
    installation.submit(Jobs.tickets("planned", 8, job -> job.put("review", "plan")));
    installation.submit(Jobs.tickets("answered", 8, job -> job.put("review", "answer")));
    installation.submit(Jobs.tickets("asking", 8, job -> lackingInfo(job).put("review", "info")));
    installation.result("done");
    installation.submit("{\"id\":\"dead\"}");
    installation.result("dead");
    awaitEvent("planned", "approval_asked");
    awaitEvent("answered", "review_asked");
    awaitEvent("asking", "info_awaited");

    for (var advice : TriedAdvice.ALL) {
      var command = advice.command().replace("FILE", file.toString()).split(" ");
      var ran =
          advice.needsBroker() ? installation.cliHere(command) : Command.runHere(List.of(command));
      assertThat(ran.out() + ran.err()).as(advice.advice()).contains(advice.says());
      assertThat(ran.code()).as(advice.advice() + ran.err()).isEqualTo(advice.code());
    }
    for (var job : List.of("planned", "answered", "asking", "done-2")) {
      assertThat(installation.result(job).status()).as(job).isEqualTo(JobStatus.COMPLETED);
    }
  }

  @Test
  void aMessageThatIsRefusedBecauseItsIdIsTakenLeavesTheJobOfThatIdVisible() throws IOException {
    installation.submit(Jobs.tickets("taken", 4));
    installation.result("taken");
    var other = Files.createTempFile(installation.folder(), "other", ".json");
    Files.writeString(other, Jobs.tickets("taken", 5));
    var submitted = installation.cliHere("submit", other.toString(), "--wait");

    assertThat(submitted.out()).contains("rejected", "taken");
    assertThat(submitted.code()).isEqualTo(1);
    for (var command : List.of("show", "watch")) {
      var ran = installation.cliHere(command, "taken");
      assertThat(ran.out()).contains("4 of 4 subtasks").doesNotContain("rejected");
      assertThat(ran.code()).as(ran.err()).isZero();
    }
  }

  @Test
  void aMessageThatIsRefusedUnderAFreeIdIsFoundUnderIt() {
    installation.submit("{\"id\":\"bad\",\"goal\":\"x\"}");
    installation.result("bad");

    for (var command : List.of("show", "watch")) {
      var ran = installation.cliHere(command, "bad");
      assertThat(ran.out()).contains("rejected", "goal");
      assertThat(ran.code()).as(ran.err()).isEqualTo(1);
    }
  }

  private static void refused(int code, String why, String... command) {
    var ran = installation.cliHere(command);

    assertThat(ran.err()).contains(why);
    assertThat(ran.code()).isEqualTo(code);
    assertThat(ran.out()).isEmpty();
  }

  @Test
  void aCancelledJobEndsSoonAndItsBillHoldsWhatWasBegun() {
    installation.simulatorAdmin().latency(0.5);
    installation.submit(Jobs.tickets("cancelled", 400));
    awaitEvent("cancelled", "subtask_accepted");
    installation.command(
        "cancelled",
        "{\"type\":\"cancel\",\"id\":\"cancelled\",\"by\":\"anna\",\"reason\":\"not needed\"}");

    var result = installation.result("cancelled");
    assertThat(result.status()).isEqualTo(JobStatus.CANCELLED);
    assertThat(installation.results("cancelled")).hasSize(1);
    assertThat(result.decisions())
        .singleElement()
        .extracting(Decision::decision, Decision::by, Decision::note)
        .containsExactly(Decision.Choice.CANCEL, "anna", "not needed");
    assertThat(result.items().size() + result.gaps().stream().mapToInt(Gap::count).sum())
        .isEqualTo(400);
    assertThat(result.bill().total())
        .isGreaterThanOrEqualTo(
            installation.simulatorAdmin().costOf(attempt -> attempt.startsWith("cancelled/")));
    System.out.printf(
        "cancelled: %d of 400 answered, %d gaps, %s%n",
        result.items().size(), result.gaps().size(), result.bill().total());
  }

  @Test
  void aCommandForNobodyChangesNothing() {
    installation.command("nobody", "{\"type\":\"cancel\",\"id\":\"nobody\",\"by\":\"anna\"}");
    installation.command("late", "{\"type\":\"approve\",\"id\":\"late\",\"approved\":true}");
    installation.submit(Jobs.tickets("late", 8));

    assertThat(installation.result("late").status()).isEqualTo(JobStatus.COMPLETED);
    installation.command("late", "{\"type\":\"cancel\",\"id\":\"late\",\"by\":\"anna\"}");
    installation.submit(Jobs.tickets("later", 8));
    assertThat(installation.result("later").status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(installation.results("late")).hasSize(1);
  }

  @Test
  void aSubtaskThatLacksInformationAsksAndGoesOnWithTheAnswer() {
    installation.submit(Jobs.tickets("asks", 8, job -> lackingInfo(job).put("review", "info")));
    awaitEvent("asks", "info_awaited");
    assertThat(installation.ask("/api/jobs/asks").orElse(""))
        .contains("awaiting_info", "what did that say?");
    assertThat(installation.cliHere("inbox").out())
        .contains("asks", "information", "what did that");
    installation.post(
        "/api/jobs/asks/answer", "{\"answer\":\"Please refund me.\",\"by\":\"anna\"}");

    var result = installation.result("asks");
    assertThat(result.status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(result.items()).hasSize(8);
    assertThat(result.decisions())
        .singleElement()
        .extracting(Decision::on, Decision::decision, Decision::by, Decision::note)
        .containsExactly(Decision.On.QUESTION, Decision.Choice.ANSWER, "anna", "Please refund me.");
  }

  @Test
  void anAnswerPassesRulesAModelOfAnotherTierAndAPerson() {
    installation.submit(Jobs.tickets("chained", 2, ApprovalAndReviewTest::verified));
    awaitEvents("chained", "question_asked", 2);
    assertThat(installation.cliHere("inbox").out()).contains("chained", "review", "Is this answer");
    for (var asked : installation.events("chained", "question_asked")) {
      var ran =
          installation.cliHere("review", "chained", "--subtask", String.valueOf(asked.subtask()));
      assertThat(ran.code()).as(ran.err()).isZero();
    }

    var result = installation.result("chained");
    assertThat(result.status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(result.bill().lines())
        .extracting(Bill.Line::tier, Bill.Line::purpose, Bill.Line::calls)
        .contains(Tuple.tuple("mini", Purpose.VERIFY, 2));
    assertThat(result.bill().total())
        .isEqualTo(installation.simulatorAdmin().costOf(attempt -> attempt.startsWith("chained/")));
    assertThat(
            String.valueOf(installation.events("chained", "subtask_accepted").getFirst().detail()))
        .contains("\"schema\"", "\"rules\"", "\"rubric:mini\"", "\"person\"");
  }

  @Test
  void aRubricOfThePlanningModelIsAskedAboutEachAnswer() {
    installation.submit(
        Jobs.tickets(
            "planned-chain",
            8,
            job ->
                job.put(
                    "goal", "Classify each ticket; check that the label fits the whole text.")));

    var result = installation.result("planned-chain");
    assertThat(result.status()).as("%s", result).isEqualTo(JobStatus.COMPLETED);
    assertThat(result.bill().lines())
        .extracting(Bill.Line::tier, Bill.Line::purpose, Bill.Line::calls)
        .contains(Tuple.tuple("mini", Purpose.VERIFY, 8));
    assertThat(
            String.valueOf(
                installation.events("planned-chain", "subtask_accepted").getFirst().detail()))
        .contains("\"schema\"", "\"rubric:mini\"");
  }

  /// Each ticket gets a label that a rule, a rubric and a person have to pass.
  private static void verified(ObjectNode job) {
    var schema = job.putObject("itemSchema").put("type", "object");
    schema.put("additionalProperties", false).putArray("required").add("label");
    schema
        .putObject("properties")
        .putObject("label")
        .put("type", "string")
        .putArray("enum")
        .add("billing")
        .add("technical");
    var verify = job.putArray("verify");
    verify
        .addObject()
        .put("link", "rules")
        .putArray("rules")
        .addObject()
        .put("rule", "size(answer.label) > 3")
        .put("message", "the label is too short");
    verify
        .addObject()
        .put("link", "rubric")
        .put("tier", "mini")
        .putArray("criteria")
        .add("The label follows from the ticket.");
    verify.add("person");
  }

  @Test
  void aPlanAndAnAnswerThatAreSentBackComeAgain() {
    installation.submit(Jobs.tickets("back", 8, job -> job.put("review", "both")));
    awaitEvent("back", "approval_asked");
    assertThat(installation.cliHere("revise", "back", "Use", "mini.").code()).isZero();
    awaitEvents("back", "approval_asked", 2);
    installation.command("back", "{\"type\":\"approve\",\"id\":\"back\",\"approved\":true}");
    awaitEvent("back", "review_asked");
    installation.command(
        "back", "{\"type\":\"revise\",\"id\":\"back\",\"note\":\"Shorter.\",\"by\":\"ben\"}");
    awaitEvents("back", "review_asked", 2);
    installation.command("back", "{\"type\":\"review\",\"id\":\"back\",\"accepted\":true}");

    var result = installation.result("back");
    assertThat(result.status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(result.decisions())
        .extracting(Decision::decision)
        .containsExactly(
            Decision.Choice.REVISE,
            Decision.Choice.APPROVE,
            Decision.Choice.REVISE,
            Decision.Choice.APPROVE);
  }

  @Test
  void aQuestionThatNobodyAnswersIsAGapThatNamesIt() {
    installation.submit(
        Jobs.tickets(
            "unanswered",
            8,
            job -> lackingInfo(job).putObject("review").put("ask", "info").put("maxTime", "1s")));

    var result = installation.result("unanswered");
    assertThat(result.status()).isEqualTo(JobStatus.PARTIAL);
    assertThat(result.gaps())
        .singleElement()
        .satisfies(gap -> {
          assertThat(gap.reason()).hasToString("needs_info");
          assertThat(gap.detail()).contains("nobody answered within PT1S", "what did that say?");
        });
  }

  @Test
  void whatAJobLeftUnansweredIsRunAsANewJobThatNamesIt() throws IOException {
    installation.submit(Jobs.tickets("gappy", 8, job -> lackingInfo(job)));
    assertThat(installation.result("gappy").items()).hasSize(7);
    var file = Files.createTempFile(installation.folder(), "gappy", ".json");
    Files.writeString(file, Jobs.tickets("gappy", 8));
    var submitted = installation.cliHere("submit", file.toString(), "--gaps");

    assertThat(submitted.code()).as(submitted.err()).isZero();
    var result = installation.result("gappy-2");
    assertThat(result.items()).extracting("item").containsExactly("T-0");
    assertThat(result.origin().labels()).containsEntry("redrives", "gappy");
  }

  /// The first ticket only points to another one.
  private static ObjectNode lackingInfo(ObjectNode job) {
    ((ObjectNode) job.path("items").get(0)).put("text", "Same as last time.");
    return job;
  }

  private static void awaitEvent(String job, String type) {
    awaitEvents(job, type, 1);
  }

  private static void awaitEvents(String job, String type, int count) {
    Awaitility.await(type)
        .atMost(TestInstallation.PATIENCE)
        .until(() -> installation.events(job, type).size() >= count);
  }
}
