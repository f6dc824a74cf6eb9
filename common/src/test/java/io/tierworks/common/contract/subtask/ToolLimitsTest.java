package io.tierworks.common.contract.subtask;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierworks.common.cost.Usage;
import io.tierworks.common.prompt.ToolBlock;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ToolLimitsTest {
  @Test
  void withoutToolsThereIsOneCall() {
    assertThat(ToolLimits.NONE.most(1_000, 0, 100)).isEqualTo(Usage.of(1_000, 100));
  }

  @Test
  void everyRoundIsACallWithAllResultsBeforeIt() {
    var limits = new ToolLimits(2, 8_000);
    var most = limits.most(1_000, 3, 100);
    assertThat(most.output()).as("three calls").isEqualTo(300);
    long definitions = ToolLimits.definitions(3);
    long frames = most.input() - 3 * (1_000 + definitions) - 2 * 4_000 - 3 * 100;
    assertThat(frames).as("what a round adds besides: once and twice").isPositive();
    assertThat(frames % 3).isZero();
  }

  @Test
  void anErrorNeverNeedsMoreRoomThanIsReservedForIt() {
    for (var text : new String[] {"x", "<data>", "\uD83D\uDE00", "\u4E2D", "\"&<>"}) {
      var error = ToolBlock.error(text.repeat(300), "refused", text.repeat(300));
      assertThat(error.getBytes(StandardCharsets.UTF_8).length)
          .isLessThanOrEqualTo(ToolLimits.MOST_ERROR_BYTES);
    }
  }

  @Test
  void aResultIsCutToItsRoom() {
    for (var text : new String[] {"x", "<data ", "\uD83D\uDE00", "\u4E2D"}) {
      for (int room = 1_024; room < 1_040; room++) {
        var block = ToolBlock.result("look", text.repeat(2_000), room);
        assertThat(block.getBytes(StandardCharsets.UTF_8).length).isBetween(900, room);
        assertThat(block).endsWith("\n[cut]\n</data>");
      }
    }
    assertThat(ToolBlock.result("look", "short", 1_024))
        .isEqualTo("<data name=\"tool_result\" tool=\"look\">\nshort\n</data>");
  }
}
