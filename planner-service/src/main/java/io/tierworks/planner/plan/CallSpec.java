package io.tierworks.planner.plan;

import io.tierworks.common.contract.job.Image;
import io.tierworks.common.contract.subtask.AnswerRules;
import io.tierworks.common.contract.subtask.Material;
import io.tierworks.common.contract.subtask.PromptContent;
import io.tierworks.common.contract.subtask.SubtaskKind;
import io.tierworks.common.cost.Money;
import io.tierworks.common.cost.Price;
import io.tierworks.common.cost.TokenEstimate;
import io.tierworks.common.cost.Usage;
import java.util.ArrayList;
import java.util.List;

/// What one model call is told and asked for, before it is bound to a tier and an attempt.
public record CallSpec(
    SubtaskKind kind,
    PromptContent content,
    AnswerRules answer,
    List<String> tools,
    int maxOutputTokens) {
  /// Standing rules, tags of the data blocks, and what providers add around messages and schema.
  private static final int OVERHEAD_BYTES = 4_000;

  /// Tags of one data block.
  private static final int BLOCK_BYTES = 120;

  /// The most that one exchange can cost at this price.
  public Money worstCase(Price price) {
    return price.of(Usage.of(inputBound(), maxOutputTokens));
  }

  private long inputBound() {
    long tokens =
        TokenEstimate.upperBound(OVERHEAD_BYTES)
            + TokenEstimate.upperBound(content.instructions())
            + TokenEstimate.upperBound(answer.outputSchema().toString());
    for (var material : all()) {
      tokens +=
          TokenEstimate.upperBound(material.text())
              + TokenEstimate.upperBound(BLOCK_BYTES + material.attributes().toString().length())
              + material.images().stream().mapToLong(Image::tokenBound).sum();
    }
    return tokens;
  }

  private List<Material> all() {
    var all = new ArrayList<>(content.shared());
    all.addAll(content.inputs());
    return all;
  }

  /// The same call with further material, as on a second attempt.
  public CallSpec plus(List<Material> more) {
    return new CallSpec(kind, content.plus(more), answer, tools, maxOutputTokens);
  }
}
