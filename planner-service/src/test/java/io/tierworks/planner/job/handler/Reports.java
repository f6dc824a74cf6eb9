package io.tierworks.planner.job.handler;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.contract.subtask.Check;
import io.tierworks.common.contract.subtask.FailureCode;
import io.tierworks.common.contract.subtask.HandoffReason;
import io.tierworks.common.contract.subtask.Spent;
import io.tierworks.common.contract.subtask.Subtask;
import io.tierworks.common.contract.subtask.SubtaskResult;
import io.tierworks.common.contract.subtask.WorkerRun;
import io.tierworks.common.cost.Money;
import io.tierworks.common.cost.Usage;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Reports of workers. An attempt costs a tenth of its worst case; every third one costs all of it.
final class Reports {
  private Reports() {}

  static SubtaskResult.Answered answered(Subtask order, JsonNode output) {
    return answered(order, output, "w1");
  }

  static SubtaskResult.Answered answered(Subtask order, JsonNode output, String worker) {
    return new SubtaskResult.Answered(
        WorkerRun.of(order, worker), output, passed(order), spent(order), World.START);
  }

  /// Every check of the order's chain.
  public static List<Check> passed(Subtask order) {
    return order.answer().verify().stream().map(Check::passed).toList();
  }

  /// A report that shows only these checks.
  static SubtaskResult.Answered showing(SubtaskResult.Answered report, Check... checks) {
    return new SubtaskResult.Answered(
        report.run(), report.output(), List.of(checks), report.spent(), report.at());
  }

  static SubtaskResult.HandedOff handedOff(
      Subtask order, HandoffReason reason, @Nullable JsonNode output) {
    return new SubtaskResult.HandedOff(
        WorkerRun.of(order, "w1"),
        new SubtaskResult.Handoff(reason, "not sure", output),
        List.of(),
        spent(order),
        World.START);
  }

  /// A worker that is not sure of its answer.
  static SubtaskResult.HandedOff refused(Subtask order) {
    return handedOff(order, HandoffReason.UNSURE, Plans.label("hm"));
  }

  /// Every answer is refused, until no attempt is left.
  static World refuseAll(World world, String subtask) {
    while (world.outstanding().contains(subtask)) {
      world.report(refused(world.order(subtask)));
    }
    return world;
  }

  static SubtaskResult.Failed failed(Subtask order, boolean retryable) {
    return failed(order, retryable, retryable ? "timeout" : "refused");
  }

  static SubtaskResult.Failed failed(Subtask order, boolean retryable, String code) {
    return new SubtaskResult.Failed(
        WorkerRun.of(order, "w1"),
        new SubtaskResult.Failure(new FailureCode(code), "it did not work", retryable),
        spent(order),
        World.START);
  }

  /// The same report from another worker.
  static SubtaskResult.Answered by(SubtaskResult.Answered report, String worker) {
    return new SubtaskResult.Answered(
        new WorkerRun(report.job(), report.subtask(), report.attempt(), report.tier(), worker),
        report.output(),
        report.checks(),
        report.spent(),
        report.at());
  }

  static Spent spent(Subtask order) {
    var most = Objects.requireNonNull(order.bounds().maxCost());
    long share = order.attempt().toString().hashCode() % 3 == 0 ? 1 : 10;
    return new Spent("model", Usage.of(100, 10), new Money(most.nanos() / share), 1, false, 20);
  }
}
