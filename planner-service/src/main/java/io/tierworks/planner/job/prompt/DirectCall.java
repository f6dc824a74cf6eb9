package io.tierworks.planner.job.prompt;

import io.tierworks.planner.job.view.JobView;
import io.tierworks.planner.plan.CallSpec;
import io.tierworks.planner.plan.DirectPrompt;
import java.util.Optional;
import java.util.stream.IntStream;

/// The call that asks for the answer without a plan.
public final class DirectCall {
  private DirectCall() {}

  public static CallSpec of(JobView view) {
    var items =
        IntStream.range(0, view.job().terms().items())
            .mapToObj(view::item)
            .flatMap(Optional::stream)
            .toList();
    return DirectPrompt.ask(view.brief(), items);
  }
}
