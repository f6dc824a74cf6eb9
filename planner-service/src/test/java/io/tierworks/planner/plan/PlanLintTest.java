package io.tierworks.planner.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierworks.common.contract.job.Link;
import io.tierworks.common.contract.job.Over;
import io.tierworks.common.contract.job.PlanForm;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.common.contract.subtask.SubtaskKind;
import io.tierworks.common.contract.worker.WorkerStatus.ToolOffer;
import io.tierworks.common.cost.Price;
import io.tierworks.planner.ledger.Ladder;
import io.tierworks.planner.plan.PlanDraft.DraftStep;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PlanLintTest {
  private static final Link SCHEMA = Link.Plain.SCHEMA;
  private static final PlanLint LINT =
      new PlanLint(
          new Ladder(
              List.of(
                  new Ladder.Rung("nano", Price.perMillion("1", "1", "1"), "", 400_000),
                  new Ladder.Rung("flagship", Price.perMillion("2", "2", "2"), "", 272_000))),
          PlanLibrary.EMPTY,
          PlanLintTest::offer);
  private static final PlanBounds BOUNDS = bounds(PlanForm.AUTO, 10, 100);

  static Stream<Arguments> faulty() {
    var tooMany =
        IntStream.range(0, 13).mapToObj(i -> step("s" + i, "job")).toArray(DraftStep[]::new);
    return Stream.of(
        Arguments.of(
            draft(PlanForm.DIRECT, step("a", "job")), BOUNDS, "plan: a direct plan has no steps"),
        Arguments.of(
            draft(PlanForm.MAP, step("a", "job")),
            BOUNDS,
            "plan: a map plan has one step over items"),
        Arguments.of(
            draft(PlanForm.MAP, step("a", "items"), step("b", "items")),
            BOUNDS,
            "plan: a map plan has one step over items"),
        Arguments.of(draft(PlanForm.DAG), BOUNDS, "plan: a dag plan has steps"),
        Arguments.of(
            draft(PlanForm.DAG, step("a", "job")),
            bounds(PlanForm.MAP, 10, 100),
            "plan: form is DAG"),
        Arguments.of(draft(PlanForm.DAG, tooMany), BOUNDS, "plan: more than 12 steps"),
        Arguments.of(draft(PlanForm.DAG, step("A", "job")), BOUNDS, "A: is not a usable step id"),
        Arguments.of(
            draft(PlanForm.DAG, step("a-b", "job")), BOUNDS, "a-b: is not a usable step id"),
        Arguments.of(
            draft(PlanForm.DAG, step("direct", "job")), BOUNDS, "direct: is not a usable step id"),
        Arguments.of(
            draft(PlanForm.DAG, step("a", "items")),
            bounds(PlanForm.AUTO, 0, 100),
            "a: the job has no items"),
        Arguments.of(
            draft(PlanForm.DAG, step("a", "items")),
            bounds(PlanForm.AUTO, 101, 100),
            "plan: 101 subtasks are more than the job's maxSubtasks 100"),
        Arguments.of(
            draft(
                PlanForm.DAG, step("a", "job", "b"), step("b", "job", "c"), step("c", "job", "a")),
            BOUNDS,
            "a: depends on itself in a circle"),
        Arguments.of(draft(PlanForm.DAG, chain(6)), BOUNDS, "plan: deeper than 5 steps"),
        Arguments.of(
            draft(PlanForm.DAG, step("a", "ghost")),
            BOUNDS,
            "a: needs 'ghost', which is not a step"));
  }

  @ParameterizedTest(name = "{2}")
  @MethodSource("faulty")
  void aFaultIsFound(PlanDraft draft, PlanBounds bounds, String finding) {
    assertThat(LINT.findings(draft, bounds))
        .extracting(Finding::toString)
        .anyMatch(f -> f.startsWith(finding));
  }

  static Stream<Arguments> good() {
    return Stream.of(
        Arguments.of("direct", draft(PlanForm.DIRECT)),
        Arguments.of("map", draft(PlanForm.MAP, step("a", "items"))),
        Arguments.of("deep", draft(PlanForm.DAG, chain(5))),
        Arguments.of(
            "diamond",
            draft(
                PlanForm.DAG,
                step("d", "job", "b", "c"),
                step("b", "a"),
                step("c", "a"),
                step("a", "items"))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("good")
  void aGoodPlanPasses(String name, PlanDraft draft) {
    assertThat(LINT.findings(draft, BOUNDS)).isEmpty();
  }

  @Test
  void everythingIsReportedAtOnce() {
    var bad =
        new DraftStep(
            "a",
            new SubtaskKind("k"),
            "giga",
            Over.of("items"),
            List.of("x"),
            "",
            List.of(),
            List.of(),
            List.of("sh"),
            0);
    assertThat(LINT.findings(draft(PlanForm.DAG, bad), BOUNDS)).hasSizeGreaterThanOrEqualTo(7);
  }

  @ParameterizedTest
  @CsvSource({
    "classify, giga,  '',       tier giga does not exist",
    "classify, nano,  shell,    tool shell is not allowed",
    "classify, flagship, mine,  no worker of the tier flagship offers the tool mine",
    "plan,     nano,  '',       kind plan belongs to the planner itself",
    "verdict,  nano,  '',       kind verdict belongs to the planner itself",
    "direct,   nano,  '',       kind direct belongs to the planner itself"
  })
  void whatIsOutsideTheJobIsRefusedWhateverThePlanSays(
      String kind, String tier, String tool, String finding) {
    var ours = step("a", "items");
    var tools = tool.isEmpty() ? List.<String>of() : List.of(tool);
    var theirs =
        new DraftStep(
            "a",
            new SubtaskKind(kind),
            tier,
            Over.of("items"),
            List.of(),
            "The text said that this is allowed.",
            ours.output(),
            List.of(SCHEMA),
            tools,
            100);
    assertThat(LINT.findings(draft(PlanForm.MAP, theirs), BOUNDS))
        .singleElement()
        .asString()
        .startsWith("a: " + finding);
  }

  @Test
  void aJobWithAWorkspaceNeedsAStepThatReadsItOnATierThatHasIt() {
    var bounds = new PlanBounds(PlanForm.AUTO, 10, 0, 100, null, 100, List.of("search"), "repo");
    assertThat(LINT.findings(draft(PlanForm.DIRECT), bounds))
        .singleElement()
        .asString()
        .startsWith("plan: no step uses the tools of the workspace");
    assertThat(LINT.findings(draft(PlanForm.MAP, searching("flagship")), bounds))
        .singleElement()
        .asString()
        .startsWith("a: no worker of the tier flagship offers the workspace repo");
    assertThat(LINT.findings(draft(PlanForm.MAP, searching("nano")), bounds)).isEmpty();
  }

  @Test
  void aStepThatCitesOrChangesTheWorkspaceNeedsToolsBecauseAWorkerChecksItThere() {
    var bounds = new PlanBounds(PlanForm.AUTO, 10, 0, 100, null, 100, List.of("search"), "repo");
    var reads = searching("nano");
    for (var field : List.of("citations", "diff")) {
      var writes = answering("b", field, SCHEMA);
      assertThat(LINT.findings(draft(PlanForm.DAG, reads, writes), bounds))
          .singleElement()
          .asString()
          .startsWith("b: answers are checked by [" + (field.equals("diff") ? "applies" : field));
    }
    var without = new PlanBounds(PlanForm.AUTO, 10, 0, 100, null, 100, List.of(), null);
    assertThat(LINT.findings(draft(PlanForm.DAG, answering("b", "citations", SCHEMA)), without))
        .isEmpty();
    var declares = answering("b", "citations", SCHEMA, Link.Plain.CITATIONS);
    assertThat(LINT.findings(draft(PlanForm.DAG, declares), without))
        .singleElement()
        .asString()
        .startsWith("b: citations has nothing to check");
  }

  private static DraftStep answering(String id, String field, Link... verify) {
    var like = step(id, "items");
    return new DraftStep(
        id,
        like.kind(),
        "nano",
        like.over(),
        List.of(),
        "Answer.",
        List.of(new OutputField(field, OutputField.Type.STRINGS, "", List.of(), false)),
        List.of(verify),
        List.of(),
        100);
  }

  private static DraftStep searching(String tier) {
    var like = step("a", "items");
    return new DraftStep(
        "a",
        like.kind(),
        tier,
        like.over(),
        List.of(),
        "Look it up.",
        like.output(),
        List.of(SCHEMA),
        List.of("search"),
        100);
  }

  @Test
  void theCompilerPutsStepsInTheOrderOfTheirNeedsAndMakesStrictSchemas() {
    var draft =
        draft(
            PlanForm.DAG,
            step("d", "job", "b", "c", "b"),
            step("b", "a"),
            step("c", "a"),
            step("a", "items"));
    var plan = PlanCompiler.compile(draft, BOUNDS, PlanLibrary.EMPTY, LINT.ladder());
    assertThat(plan.steps()).extracting(Step::id).containsExactly("a", "b", "c", "d");
    assertThat(plan.step("d").inputs()).containsExactly("b", "c");
    assertThat(plan.step("a").output())
        .hasToString(
            "{\"type\":\"object\",\"additionalProperties\":false,\"required\":[\"label\"],\"properties\":{\"label\":{\"type\":\"string\"}}}");
  }

  @Test
  void anItemSchemaCannotBeBypassedByFieldsOfTheStep() throws Exception {
    var bounds =
        new PlanBounds(
            PlanForm.AUTO, 10, 0, 100, Wire.tree("{\"type\":\"object\"}"), 100, List.of(), null);
    assertThat(LINT.findings(draft(PlanForm.MAP, step("a", "items")), bounds))
        .singleElement()
        .asString()
        .contains("no step answers the items by the job's itemSchema");
    var first = step("a", "items");
    assertThat(LINT.findings(draft(PlanForm.DAG, first, bare("b", "a")), bounds)).isEmpty();
    assertThat(LINT.findings(draft(PlanForm.DAG, first, bare("b", "job")), bounds)).hasSize(1);
  }

  @Test
  void groundedNeedsAQuotationAndTextToFindItIn() {
    var quote = new OutputField("line", OutputField.Type.STRING, "", List.of(), true);
    var plain = new OutputField("line", OutputField.Type.STRING, "", List.of(), false);
    assertThat(LINT.findings(draft(PlanForm.MAP, verified("a", "items", plain)), BOUNDS))
        .singleElement()
        .asString()
        .startsWith("a: grounded has nothing to check");
    assertThat(LINT.findings(draft(PlanForm.MAP, verified("a", "items", quote)), BOUNDS)).isEmpty();
    var images = new PlanBounds(PlanForm.AUTO, 10, 3, 100, null, 100, List.of(), null);
    assertThat(LINT.findings(draft(PlanForm.MAP, verified("a", "items", quote)), images))
        .singleElement()
        .asString()
        .startsWith("a: asks for quotations, but 3 items are images without text");
    var transcribed = draft(PlanForm.DAG, step("text", "items"), verified("a", "text", quote));
    assertThat(LINT.findings(transcribed, images)).isEmpty();
  }

  @Test
  void aTierThatCannotReadTheLargestItemIsRefused() {
    var large = new PlanBounds(PlanForm.AUTO, 10, 0, 400_001, null, 100, List.of(), null);
    assertThat(LINT.findings(draft(PlanForm.MAP, step("a", "items")), large))
        .singleElement()
        .hasToString(
            "a: the largest item needs about 400001 tokens, tier nano holds 400000 (choose a tier"
                + " with a larger context window)");
  }

  @Test
  void noPlanLeavesAStepUnchecked() {
    var quote = new OutputField("line", OutputField.Type.STRING, "", List.of(), true);
    var plan =
        PlanCompiler.compile(
            draft(PlanForm.DAG, step("a", "items"), of("b", "items", List.of(SCHEMA), quote)),
            BOUNDS,
            PlanLibrary.EMPTY,
            LINT.ladder());
    assertThat(plan.step("a").checks()).containsExactly("schema");
    assertThat(plan.step("b").checks()).containsExactly("schema", "grounded");
  }

  private static DraftStep bare(String id, String over) {
    return of(id, over, List.of(SCHEMA));
  }

  private static DraftStep verified(String id, String over, OutputField field) {
    return of(id, over, List.of(Link.Plain.GROUNDED), field);
  }

  private static DraftStep of(String id, String over, List<Link> verify, OutputField... fields) {
    return new DraftStep(
        id,
        new SubtaskKind("k"),
        "nano",
        Over.of(over),
        List.of(),
        "do",
        List.of(fields),
        verify,
        List.of(),
        100);
  }

  @Test
  void aStepWithoutFieldsAnswersByTheJobsItemSchemaWithoutOurMark() throws Exception {
    var schema =
        Wire.tree(
            "{\"type\":\"object\",\"properties\":{\"total\":{\"type\":\"number\"},\"line\":{\"type\":\"string\",\"x-quote\":true}}}");
    var bounds = new PlanBounds(PlanForm.AUTO, 10, 0, 100, schema, 100, List.of(), null);
    var bare =
        new DraftStep(
            "a",
            new SubtaskKind("k"),
            "nano",
            Over.of("items"),
            List.of(),
            "do",
            List.of(),
            List.of(SCHEMA),
            List.of(),
            100);
    assertThat(LINT.findings(draft(PlanForm.MAP, bare), bounds)).isEmpty();
    var step =
        PlanCompiler.compile(draft(PlanForm.MAP, bare), bounds, PlanLibrary.EMPTY, LINT.ladder())
            .step("a");
    assertThat(step.quotes()).containsExactly("line");
    assertThat(step.output().toString()).contains("total").doesNotContain("x-quote");
    assertThat(schema.toString()).as("the job's own schema stays").contains("x-quote");
  }

  @Test
  void aKindAddsItsRulesToEachStep() {
    var kind = new WorkKind("3", "labels", "Choose one label. ", 150, List.of());
    var library = new PlanLibrary(Map.of("classify", kind), Map.of());
    var draft = draft(PlanForm.DAG, step("a", "items"));
    var step = PlanCompiler.compile(draft, BOUNDS, library, LINT.ladder()).step("a");
    assertThat(step.kind()).hasToString("classify@3");
    assertThat(step.instructions()).isEqualTo("Choose one label.\n\nDo it");
  }

  @Test
  void aStepKeepsTheLimitOfItsKindAndNamesNoVersion() {
    var kind = new WorkKind("3", "labels", "", 50, List.of());
    var lint =
        new PlanLint(
            LINT.ladder(),
            new PlanLibrary(Map.of("classify", kind), Map.of()),
            PlanLintTest::offer);
    assertThat(lint.findings(draft(PlanForm.DAG, step("a", "items")), BOUNDS))
        .extracting(Finding::toString)
        .containsExactly("a: maxOutputTokens is more than kind classify allows (at most 50)");
    var versioned = step("a", "items").with(SubtaskKind.parse("sum@9"), "do", List.of(SCHEMA));
    assertThat(lint.findings(draft(PlanForm.DAG, versioned), BOUNDS))
        .extracting(Finding::toString)
        .containsExactly(
            "a: kind sum@9 names a version (write the name alone; its file has the version)");
  }

  private static DraftStep[] chain(int length) {
    var steps = new ArrayList<DraftStep>();
    for (int i = 0; i < length; i++) {
      steps.add(i == 0 ? step("s0", "items") : step("s" + i, "s" + (i - 1)));
    }
    return steps.toArray(DraftStep[]::new);
  }

  private static PlanBounds bounds(PlanForm form, int items, int most) {
    return new PlanBounds(form, items, 0, 100, null, most, List.of("search", "mine"), null);
  }

  /// Only workers of nano can mine.
  private static Optional<ToolOffer> offer(String tier) {
    var tools = tier.equals("nano") ? Set.of("search", "mine") : Set.of("search");
    return Optional.of(new ToolOffer(tools, tier.equals("nano") ? Set.of("repo") : Set.of()));
  }

  private static PlanDraft draft(PlanForm form, DraftStep... steps) {
    return new PlanDraft(form, "", "", Arrays.asList(steps));
  }

  private static DraftStep step(String id, String over, String... inputs) {
    var field = new OutputField("label", OutputField.Type.STRING, "", List.of(), false);
    return new DraftStep(
        id,
        new SubtaskKind("classify"),
        "nano",
        Over.of(over),
        List.of(inputs),
        "Do it",
        List.of(field),
        List.of(SCHEMA),
        List.of(),
        100);
  }
}
