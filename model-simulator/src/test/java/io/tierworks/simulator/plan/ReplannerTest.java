package io.tierworks.simulator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierworks.simulator.prompt.Prompt;
import org.junit.jupiter.api.Test;

class ReplannerTest {
  private static final String USER =
      """
      <data name="tiers">
      {"tier":"nano"}
      {"tier":"flagship"}
      </data>

      <data name="gaps">
      {"subtask":"sort-0001","reason":"unverified"}
      {"subtask":"sort-0004","reason":"unverified"}
      </data>
      """;

  @Test
  void allSubtasksAreTriedAgainOnTheDearestTier() {
    var step = Replanner.replan(Prompt.of("", USER)).at("/steps/0");
    assertThat(step.path("subtasks"))
        .extracting(subtask -> subtask.asText())
        .containsExactly("sort-0001", "sort-0004");
    assertThat(step.path("tier").asText()).isEqualTo("flagship");
    assertThat(step.path("instructions").asText()).isNotBlank();
    assertThat(step.path("parts").isArray()).isTrue();
  }
}
