package io.tierworks.planner.job.handler;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierworks.common.contract.job.Job;
import io.tierworks.common.contract.job.PlanForm;
import io.tierworks.common.contract.subtask.HandoffReason;
import io.tierworks.common.cost.Money;
import io.tierworks.common.prompt.SharedPrompt;
import io.tierworks.planner.job.Message;
import io.tierworks.planner.job.SubtaskRef;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What a prompt costs is worked out once: its shared part for the step, the rest for the call.
class RenderingsTest {

  @Test
  void theSharedPartIsRenderedOnceForAStep() {
    var schema = new CountingSchema();
    var world =
        new World(2, new MemoryState(true)).checkingRarely().submit(job(schema, World.job(9)));
    world.plan(
        Plans.form("map").step("sort", "nano", "items").but(s -> s.putArray("output")).json());
    assertThat(schema.rendered).isOne();
    world.report(Reports.failed(world.order("sort-0001"), true));
    world.report(Reports.handedOff(world.order("sort-0002"), HandoffReason.UNSURE, null));
    while (world.outstanding().getFirst().startsWith("sort")) {
      world.answerAll("sort");
    }
    assertThat(world.job().acceptedSubtasks()).isEqualTo(9);
    assertThat(schema.rendered).isOne();
  }

  @Test
  void aCallThatWasPricedBecauseNothingWasOpenIsNotPricedAgainWhenItIsReleased() {
    var world =
        new World(1).checkingRarely().submit(World.job(3)).plan(Plans.map()).releasingByHand();
    var next = new SubtaskRef("sort", 1);
    world.answer("sort-0001", Plans.label("x"));
    var known = world.store().worstCases("j");
    assertThat(known).containsOnlyKeys(next);
    var mark = Objects.requireNonNull(known.get(next)).plus(new Money(1));
    known.put(next, mark);
    var released =
        new Coordinator(World.policy(1)).release(world.store(), "j", "nano", 1, World.START);
    assertThat(released.messages().getFirst())
        .isInstanceOfSatisfying(
            Message.Dispatch.class,
            issued -> assertThat(issued.subtask().bounds().maxCost()).isEqualTo(mark));
    assertThat(world.store().worstCases("j")).isEmpty();
  }

  private static Job job(CountingSchema schema, Job like) {
    return Job.of(
        like.id(),
        like.goal(),
        null,
        like.items(),
        schema,
        null,
        null,
        PlanForm.MAP,
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
  }

  /// A schema that counts how often it is rendered. What the test's own checks render is not
  /// counted.
  @SuppressWarnings("unchecked")
  private static final class CountingSchema extends ObjectNode {
    private static final long serialVersionUID = 1L;
    private int rendered;

    CountingSchema() {
      super(JsonNodeFactory.instance);
      put("type", "object");
    }

    @Override
    public ObjectNode deepCopy() {
      return this;
    }

    private static boolean isRendering() {
      var callers =
          StackWalker.getInstance()
              .walk(frames -> frames.map(StackWalker.StackFrame::getClassName).toList());
      return callers.contains(SharedPrompt.class.getName())
          && !callers.contains(Invariants.class.getName());
    }

    @Override
    public Set<Map.Entry<String, JsonNode>> properties() {
      if (isRendering()) {
        rendered++;
      }
      return super.properties();
    }
  }
}
