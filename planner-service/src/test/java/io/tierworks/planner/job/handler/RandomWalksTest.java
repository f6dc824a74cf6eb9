package io.tierworks.planner.job.handler;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.tierworks.common.contract.job.DefaultDecision;
import io.tierworks.common.contract.job.JobStatus;
import io.tierworks.common.contract.json.JsonSchema;
import io.tierworks.common.testing.EmittedMessages;
import io.tierworks.planner.job.Limit;
import io.tierworks.planner.job.Outcome;
import io.tierworks.planner.job.Phase;
import io.tierworks.planner.job.event.Event;
import io.tierworks.planner.job.event.SubtaskEvent.VerdictCounted;
import java.io.IOException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Thousands of random walks, each decided by its seed. [Invariants] checks every step; this class
/// checks the end.
class RandomWalksTest {
  private static final int WALKS = 3_000;
  private static final int REPLAYED = 10;
  private static final Phase.Question QUESTION =
      new Phase.Question(World.START, World.START, DefaultDecision.REJECT);
  private static final Set<String> TRANSITIONS = new TreeSet<>();
  private static final Set<Class<?>> EVENTS = new java.util.HashSet<>();

  /// Golden fields that the walks never emit.
  private static final Map<String, Set<String>> NEVER_HERE =
      Map.of(
          // Earlier versions wrote these.
          "job-event planned",
          Set.of(
              "attempt",
              "tier",
              "total",
              "detail.decisions",
              "detail.steps[].inputs",
              "detail.steps[].maxOutputTokens",
              "detail.steps[].output",
              "detail.steps[].tools",
              "detail.steps[].verify"),
          "job-event finished",
          Set.of("done", "total"),
          "worker-command cancel",
          Set.of("worker"),
          // The walks' jobs have no labels.
          "job-result",
          Set.of("labels"));

  @BeforeAll
  static void walk() {
    Contract.begin();
    LongStream.range(0, WALKS).forEach(RandomWalksTest::walk);
    EVENTS.addAll(AdmissionTest.dryRun().invariants().eventTypes());
    EVENTS.addAll(SettlementTest.large().invariants().eventTypes());
    EVENTS.addAll(SettlementTest.pagedTwice().invariants().eventTypes());
    EVENTS.addAll(ExampleBoundsTest.quoting().invariants().eventTypes());
    EVENTS.addAll(InvalidCitationsTest.flagged().invariants().eventTypes());
    EVENTS.addAll(ToolsTest.used().invariants().eventTypes());
    EVENTS.addAll(ImagesTest.begun(3, "5").invariants().eventTypes());
  }

  private static void walk(long seed) {
    try {
      var walk = RandomWalk.of(seed);
      endsOnce(walk.world());
      if (seed % REPLAYED == 0) {
        isTheSameAgain(walk);
      }
      isToldAgainAndThenForgotten(walk);
      TRANSITIONS.addAll(walk.world().invariants().transitions());
      EVENTS.addAll(walk.world().invariants().eventTypes());
    } catch (RuntimeException | AssertionError e) {
      throw new AssertionError("walk with seed " + seed + ": " + e.getMessage(), e);
    }
  }

  private static void endsOnce(World world) {
    var result = world.result();
    assertThat(world.openJobs()).isEmpty();
    assertThat(world.state().kindsInUse())
        .containsExactlyElementsOf(kept(world, "closed", "expiry", "result"));
    var counts = result.counts();
    assertThat(counts.accepted() + counts.failed()).isLessThanOrEqualTo(counts.subtasks());
    assertThat(result.bill().calls()).isGreaterThanOrEqualTo(counts.attempts());
    int missing = result.gaps().stream().mapToInt(gap -> gap.count()).sum();
    if (result.status() == JobStatus.COMPLETED) {
      assertThat(missing).isZero();
      assertThat(counts.accepted()).isEqualTo(counts.subtasks());
    } else if (result.effort().plan() != null) {
      assertThat(missing)
          .as("everything that was not accepted is a gap")
          .isGreaterThanOrEqualTo(
              expectedGaps(result.status(), counts.subtasks() - counts.accepted()));
    }
  }

  private static void isToldAgainAndThenForgotten(RandomWalk walk) {
    var world = walk.world();
    var result = world.result();
    world.after(Duration.ofSeconds(1)).submit(walk.job());
    assertThat(world.results())
        .filteredOn(each -> each.job().equals("j") && each.refusal() == null)
        .containsExactly(result, result);
    world.after(World.RETENTION).sweep();
    assertThat(world.state().kindsInUse()).containsExactlyElementsOf(kept(world));
  }

  /// What is learned stays.
  private static List<String> kept(World world, String... others) {
    boolean learned = !world.happened(VerdictCounted.class).isEmpty();
    return Stream.concat(Stream.of(others), learned ? Stream.of("verdicts") : Stream.empty())
        .toList();
  }

  /// A plan that was never run leaves no gaps.
  private static int expectedGaps(JobStatus status, int missing) {
    return status == JobStatus.PARTIAL ? missing : 0;
  }

  private static void isTheSameAgain(RandomWalk walk) {
    var again = walk.world().replayed();
    assertThat(again.messages()).isEqualTo(walk.world().messages());
    assertThat(again.state().dump()).isEqualTo(walk.world().state().dump());
  }

  @Test
  void everyDeclaredTransitionIsVisited() {
    assertThat(TRANSITIONS).containsAll(declaredTransitions());
  }

  @Test
  void noTransitionIsVisitedThatIsNotDeclared() {
    var declared = declaredTransitions();
    declared.add("[*] --> Planning");
    assertThat(declared).containsAll(TRANSITIONS);
  }

  @Test
  void everyEventHappens() {
    assertThat(EVENTS).containsExactlyInAnyOrderElementsOf(declaredEvents());
  }

  /// The walks emit every field of every golden shape, save what [#NEVER_HERE] names.
  @Test
  void everyTypeOfMessageIsEmittedInItsGoldenShape() {
    var missing = new TreeMap<String, Set<String>>();
    EmittedMessages.golden()
        .forEach((type, golden) -> {
          var fields = new TreeSet<>(golden);
          fields.removeAll(Contract.seen().getOrDefault(type, new TreeSet<>()));
          if (!fields.isEmpty() && !isEmittedElsewhere(type)) {
            missing.put(type, fields);
          }
        });
    assertThat(missing).isEqualTo(NEVER_HERE);
  }

  @Test
  void theSchemaNamesEveryTypeOfEvent() {
    var description =
        JsonSchema.named("job-event").source().at("/properties/type/description").asText();
    var named = Set.of(description.replaceFirst(";.*", "").split(", "));
    assertThat(Contract.seen().keySet())
        .filteredOn(type -> type.startsWith("job-event "))
        .extracting(type -> type.substring("job-event ".length()))
        .containsExactlyInAnyOrderElementsOf(named);
  }

  private static boolean isEmittedElsewhere(String type) {
    return Stream.of("job-command", "subtask-result", "worker-status").anyMatch(type::startsWith);
  }

  private static List<Class<?>> declaredEvents() {
    return new ClassFileImporter()
        .importPackagesOf(Event.class).stream()
            .filter(type -> type.isRecord() && type.isAssignableTo(Event.class))
            .<Class<?>>map(JavaClass::reflect)
            .toList();
  }

  @Test
  void thePictureInTheDocumentationIsWhatHappens() throws IOException {
    var events = EVENTS.stream().map(Class::getSimpleName).collect(Collectors.toSet());
    var page = StateDiagram.page(TRANSITIONS, events);
    if (Boolean.getBoolean(StateDiagram.REGENERATE)) {
      StateDiagram.write(page);
    }
    assertThat(StateDiagram.kept()).isEqualTo(page);
  }

  /// Calls each method of a phase that leads to another one.
  private static Set<String> declaredTransitions() {
    var declared = new TreeSet<String>();
    for (var phase :
        List.of(
            new Phase.Planning(),
            new Phase.AwaitingApproval(QUESTION),
            new Phase.Running(0),
            new Phase.Paused(new Phase.Planning(), Limit.COST, World.START),
            new Phase.Paused(new Phase.Running(0), Limit.COST, World.START),
            new Phase.AwaitingInfo(new Phase.Planning(), World.START),
            new Phase.AwaitingInfo(new Phase.Running(0), World.START),
            new Phase.Judging(0),
            new Phase.Summarising(0),
            new Phase.AwaitingReview(0, QUESTION, Outcome.of(JobStatus.COMPLETED)),
            new Phase.Settling(JobStatus.RUNNING, Outcome.of(JobStatus.CANCELLED), World.START),
            new Phase.Finished(JobStatus.CANCELLED, World.START))) {
      var methods = new java.util.ArrayList<>(List.of(phase.getClass().getDeclaredMethods()));
      if (phase instanceof Phase.Active) {
        methods.addAll(List.of(Phase.Active.class.getDeclaredMethods()));
      }
      methods.stream()
          .filter(method -> method.getReturnType() == Phase.class)
          .forEach(method -> declared.add(transition(phase, method)));
    }
    return declared;
  }

  private static String transition(Phase from, Method method) {
    try {
      var arguments =
          Arrays.stream(method.getParameterTypes()).map(RandomWalksTest::sample).toArray();
      var to = method.invoke(from, arguments);
      return from.getClass().getSimpleName() + " --> " + to.getClass().getSimpleName();
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  private static Object sample(Class<?> type) {
    return Stream.of(Limit.COST, Outcome.of(JobStatus.CANCELLED), QUESTION, World.START)
        .filter(type::isInstance)
        .findFirst()
        .orElseThrow();
  }
}
