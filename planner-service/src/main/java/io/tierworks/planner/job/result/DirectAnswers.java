package io.tierworks.planner.job.result;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.contract.result.Gap;
import io.tierworks.common.contract.result.GapReason;
import io.tierworks.common.contract.result.JobResult.ItemAnswer;
import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.view.JobView;
import io.tierworks.planner.plan.DirectPrompt;
import io.tierworks.planner.plan.SubtaskPrompt;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The item answers in the one answer of a job without steps.
public final class DirectAnswers {
  private static final SubtaskRef CALL = SubtaskRef.DIRECT;

  private final List<String> items;
  private final Map<String, JsonNode> outputs = new HashMap<>();

  public DirectAnswers(JobView view, JsonNode output) {
    items =
        IntStream.range(0, view.job().terms().items())
            .mapToObj(i -> SubtaskPrompt.itemId(view.item(i).orElseThrow(), i))
            .toList();
    for (var line : output.path(DirectPrompt.ITEMS)) {
      outputs.putIfAbsent(line.path(DirectPrompt.ITEM).asText(), line.path(DirectPrompt.OUTPUT));
    }
  }

  /// In the job's order, without answers to items that the job does not have.
  List<ItemAnswer> answers() {
    return items.stream()
        .flatMap(item -> Stream.ofNullable(outputs.get(item)).map(output -> answer(item, output)))
        .toList();
  }

  private static ItemAnswer answer(String item, JsonNode output) {
    return new ItemAnswer(item, CALL.id(), CALL.step(), output);
  }

  /// The items that were left out.
  public List<Gap> gaps() {
    return items.stream()
        .filter(item -> !outputs.containsKey(item))
        .map(item ->
            new Gap(
                CALL.step(),
                CALL.id(),
                item,
                GapReason.LEFT_OUT,
                "the one call that answered the job left it out",
                1))
        .toList();
  }
}
