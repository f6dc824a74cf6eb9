package io.tierworks.planner.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.contract.job.CrossFieldRule;
import io.tierworks.common.contract.job.Job;
import io.tierworks.common.contract.job.Link;
import io.tierworks.common.contract.job.Over;
import io.tierworks.common.contract.job.PlanForm;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.common.contract.subtask.SubtaskKind;
import io.tierworks.common.cost.Price;
import io.tierworks.planner.ledger.Ladder;
import io.tierworks.planner.plan.PlanDraft.DraftStep;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Verification chains as data: what a kind and a step declare, and what no plan leaves out.
class ChainLintTest {
  private static final Link SCHEMA = Link.Plain.SCHEMA;
  private static final Link GROUNDED = Link.Plain.GROUNDED;
  private static final Link PERSON = Link.Plain.PERSON;
  private static final Link AGREEMENT = new Link.Agreement(3, 2);
  private static final Ladder LADDER =
      new Ladder(List.of(rung("nano"), rung("mini"), rung("flagship")));
  private static final PlanBounds BOUNDS =
      new PlanBounds(PlanForm.AUTO, 10, 0, 100, null, 100, List.of(), null);

  private static Ladder.Rung rung(String tier) {
    return new Ladder.Rung(tier, Price.perMillion("1", "1", "1"), "", 400_000);
  }

  private static Link rule(String rule) {
    return new Link.Rules(List.of(new CrossFieldRule(rule, "no")));
  }

  private static Link rubric(String tier, String... criteria) {
    return new Link.Rubric(tier, List.of(criteria));
  }

  static Stream<Arguments> faulty() {
    return Stream.of(
        Arguments.of(List.of(), "needs a verification"),
        Arguments.of(List.of(PERSON, SCHEMA), "person stands before the cheaper link schema"),
        Arguments.of(
            List.of(rubric("flagship", "a"), rubric("mini", "a")),
            "its rubrics are not in cost order"),
        Arguments.of(
            List.of(rubric("giga", "a")), "rubric names the tier giga, which does not exist"),
        Arguments.of(
            List.of(AGREEMENT, new Link.Agreement(2, 2)), "has two links agreement or votes"),
        Arguments.of(
            List.of(AGREEMENT, new Link.Votes(3, 2, Map.of())), "has two links agreement or votes"),
        Arguments.of(
            List.of(new Link.Votes(3, 2, Map.of("giga", 2))),
            "votes names the tier giga, which does not exist"),
        Arguments.of(
            List.of(new Link.Votes(2, 5, Map.of("flagship", 2))),
            "votes wants a lead of 5, and all answers of the dearest tier count 4"),
        Arguments.of(List.of(new Link.Agreement(2, 3)), "agreement wants 3 of 2 samples to agree"),
        Arguments.of(
            List.of(rule("answer.labl == ''")),
            "the rule `answer.labl == ''` cannot be used: undefined field 'labl'"),
        Arguments.of(List.of(rule("answer.label ==")), "the rule `answer.label ==` cannot be used"),
        Arguments.of(List.of(GROUNDED), "grounded has nothing to check"));
  }

  @ParameterizedTest
  @MethodSource("faulty")
  void aFaultyChainIsRefused(List<Link> verify, String finding) {
    assertThat(findings(verify, PlanLibrary.EMPTY, LADDER))
        .anySatisfy(found -> assertThat(found).asString().startsWith("a: " + finding));
  }

  @Test
  void aRubricNeedsASecondTier() {
    var alone = new Ladder(List.of(rung("nano")));
    assertThat(findings(List.of(rubric("nano", "a")), PlanLibrary.EMPTY, alone))
        .anySatisfy(found -> assertThat(found).asString().contains("there is only one"));
  }

  @Test
  void theLinksOfAKindAreCheckedAgainstEachStepToo() {
    assertThat(findings(List.of(SCHEMA), library(rule("answer.total > 0")), LADDER))
        .singleElement()
        .asString()
        .contains("undefined field 'total'");
    assertThat(findings(List.of(SCHEMA), library(rule("answer.label != ''")), LADDER)).isEmpty();
  }

  @Test
  void aKindIsCheckedByItselfAsFarAsThatGoes() {
    assertThat(kind(rule("answer.total >"), SCHEMA).findings())
        .extracting(Finding::toString)
        .satisfiesExactly(
            order -> assertThat(order).startsWith("verify: rules stands before"),
            rule -> assertThat(rule).contains("the rule `answer.total >` cannot be used"));
    assertThat(kind(rule("answer.total > 0")).findings()).isEmpty();
  }

  @Test
  void theChainIsPutTogetherInCostOrder() {
    var step = List.of(SCHEMA, rule("answer.label != 'a'"), rubric("mini", "b"), PERSON);
    var kind =
        library(
            rule("answer.label != 'b'"), AGREEMENT, rubric("mini", "a"), rubric("flagship", "c"));
    var chain = compiled(step, kind).verify();
    assertThat(chain)
        .extracting(Link::check)
        .containsExactly(
            "schema", "rules", "agreement", "rubric:mini", "rubric:flagship", "person");
    assertThat(chain).contains(rubric("mini", "a", "b"));
  }

  @Test
  void theEnvelopeHasTheChecksThatCodeMakes() {
    var step = compiled(List.of(rule("answer.label != 'a'"), AGREEMENT, PERSON), PlanLibrary.EMPTY);
    assertThat(step.checks()).containsExactly("schema", "rules");
    assertThat(step.rules()).containsExactly(new CrossFieldRule("answer.label != 'a'", "no"));
  }

  @Test
  void aTemplateMayNameEveryLink() throws Exception {
    var read = PlanDraft.read(template());
    assertThat(read.findings()).isEmpty();
    assertThat(read.draft().orElseThrow().steps().getFirst().verify())
        .containsExactly(
            SCHEMA, rule("answer.label != ''"), AGREEMENT, rubric("mini", "Is it?"), PERSON);
  }

  @Test
  void theLinksOfAJobHoldForTheStepThatAnswersByItsSchema() throws Exception {
    var job = new Link.Rules(List.of(new CrossFieldRule("answer.total > 0.0", "no")));
    var schema =
        Wire.tree("{\"type\":\"object\",\"properties\":{\"total\":{\"type\":\"number\"}}}");
    var bounds =
        new PlanBounds(
            PlanForm.AUTO, 10, 0, 100, schema, 100, List.of(), null, List.of(job, PERSON));
    var bare = draft(List.of(SCHEMA), List.of());
    assertThat(new PlanLint(LADDER, PlanLibrary.EMPTY, ToolOffers.NOTHING).findings(bare, bounds))
        .isEmpty();
    assertThat(PlanCompiler.compile(bare, bounds, PlanLibrary.EMPTY, LADDER).step("a").verify())
        .containsExactly(SCHEMA, job, PERSON);
    var own = draft(List.of(SCHEMA));
    assertThat(PlanCompiler.compile(own, bounds, PlanLibrary.EMPTY, LADDER).step("a").verify())
        .containsExactly(SCHEMA);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'link':'rules','rules':[{'rule':'answer.totl > 0','message':'no'}]} | undefined field 'totl'",
        "{'link':'rubric','tier':'giga','criteria':['It is.']} | rubric names the tier giga",
        "{'link':'agreement','samples':2,'quorum':3} | agreement wants 3 of 2",
        "'grounded' | the schema itself decides on grounded"
      },
      quoteCharacter = '`')
  void aBadLinkOfAJobIsRefusedAtTheDoor(String link, String rule) throws Exception {
    var schema =
        Wire.tree("{\"type\":\"object\",\"properties\":{\"total\":{\"type\":\"number\"}}}");
    var read = Wire.convert(Wire.tree(link.replace('\'', '"')), Link.class);
    var job =
        Job.of(
            "j",
            "goal",
            null,
            List.of(),
            schema,
            null,
            List.of(read),
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            false);
    assertThat(new ChainLint(LADDER, PlanLibrary.EMPTY).violations(JobBrief.of(job)))
        .singleElement()
        .satisfies(
            violation -> assertThat(violation.field()).isEqualTo("verify"),
            violation -> assertThat(violation.rule()).contains(rule));
  }

  private static JsonNode template() throws Exception {
    return Wire.tree(
        """
        {"form":"map","reason":"","decisions":"","steps":[{"id":"a","kind":"k","tier":"nano",
         "over":"items","inputs":[],"instructions":"do","output":[],"tools":[],"maxOutputTokens":9,
         "verify":["schema",{"link":"rules","rules":[{"rule":"answer.label != ''","message":"no"}]},
           {"link":"agreement","samples":3,"quorum":2},
           {"link":"rubric","tier":"mini","criteria":["Is it?"]},"person"]}]}\
        """);
  }

  private static PlanLibrary library(Link... verify) {
    return new PlanLibrary(Map.of("k", kind(verify)), Map.of());
  }

  private static WorkKind kind(Link... verify) {
    return new WorkKind("1", "a kind", "", 1_000, List.of(verify));
  }

  private static List<Finding> findings(List<Link> verify, PlanLibrary library, Ladder ladder) {
    return new PlanLint(ladder, library, ToolOffers.NOTHING).findings(draft(verify), BOUNDS);
  }

  private static Step compiled(List<Link> verify, PlanLibrary library) {
    return PlanCompiler.compile(draft(verify), BOUNDS, library, LADDER).step("a");
  }

  private static PlanDraft draft(List<Link> verify) {
    return draft(
        verify, List.of(new OutputField("label", OutputField.Type.STRING, "", List.of(), false)));
  }

  private static PlanDraft draft(List<Link> verify, List<OutputField> output) {
    var step =
        new DraftStep(
            "a",
            new SubtaskKind("k"),
            "nano",
            Over.ITEMS,
            List.of(),
            "do",
            output,
            verify,
            List.of(),
            100);
    return new PlanDraft(PlanForm.MAP, "", "", List.of(step));
  }
}
