package io.tierworks.planner.plan;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.contract.job.Image;
import io.tierworks.common.contract.subtask.Material;
import io.tierworks.common.cost.Money;
import io.tierworks.common.cost.Price;
import io.tierworks.common.cost.TokenEstimate;
import io.tierworks.common.cost.Usage;
import java.util.ArrayList;
import java.util.List;

/// What one model call is told and asked for, before it is bound to a tier and an attempt.
///
/// @param shared the same for all calls of a step; see `docs/reference/prompts.md`
/// @param inputs what is new in this call
public record CallSpec(
    String kind,
    String instructions,
    List<Material> shared,
    List<Material> inputs,
    JsonNode outputSchema,
    boolean mayHandOff,
    List<String> verify,
    List<String> quotes,
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
            + TokenEstimate.upperBound(instructions)
            + TokenEstimate.upperBound(outputSchema.toString());
    for (var material : all()) {
      tokens +=
          TokenEstimate.upperBound(material.text())
              + TokenEstimate.upperBound(BLOCK_BYTES + material.attributes().toString().length())
              + material.images().stream().mapToLong(Image::tokenBound).sum();
    }
    return tokens;
  }

  private List<Material> all() {
    var all = new ArrayList<>(shared);
    all.addAll(inputs);
    return all;
  }

  /// The same call with further material, as on a second attempt.
  public CallSpec plus(List<Material> more) {
    var extended = new ArrayList<>(inputs);
    extended.addAll(more);
    return new CallSpec(
        kind,
        instructions,
        shared,
        extended,
        outputSchema,
        mayHandOff,
        verify,
        quotes,
        tools,
        maxOutputTokens);
  }
}
