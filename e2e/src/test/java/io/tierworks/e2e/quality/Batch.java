package io.tierworks.e2e.quality;

import com.fasterxml.jackson.databind.util.RawValue;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.common.contract.result.Bill;
import io.tierworks.common.contract.result.JobResult;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/// The tasks of one kind, suite and seed. Every contender gets them as a job.
///
/// @param size how many
record Batch(Suite suite, TaskKind kind, int seed, int size) {

  List<Task> tasks() {
    return IntStream.range(0, size).mapToObj(number -> kind.make(suite, seed, number)).toList();
  }

  String job(Contender contender) {
    return "%s-%s-%d-%s".formatted(suite.wire(), kind.wire(), seed, contender.wire());
  }

  /// The message. The goal names the job, so that no two jobs share a cached prefix.
  String message(Contender contender) {
    var job =
        Task.object().put("id", job(contender)).put("template", contender.template(suite, kind));
    job.put("goal", kind.goal() + " Batch " + job(contender) + ".");
    job.put("context", Handbook.of(kind));
    job.put("tenant", contender.wire());
    var items = job.putArray("items");
    tasks().forEach(task -> items.addObject().put("text", task.text()));
    job.putRawValue("itemSchema", new RawValue(kind.schema(contender.verifies())));
    job.putRawValue("limits", new RawValue(contender.limits(suite, kind)));
    return Wire.text(job);
  }

  /// Scores a result against the truth.
  ///
  /// @throws IllegalStateException when the job has not ended with answers
  Score score(Contender contender, JobResult result) {
    if (result.answerPages() != null || result.items().isEmpty()) {
      throw new IllegalStateException(result.job() + ": " + result.status() + result.errors());
    }
    var tasks = tasks();
    var right = new BitSet();
    for (var answer : result.items()) {
      int task = Integer.parseInt(answer.item()) - 1;
      right.set(task, tasks.get(task).isAnsweredBy(answer.output()));
    }
    var bill = result.bill();
    int wrong = result.items().size() - right.cardinality();
    return new Score(tasks.size(), right, wrong, contender.costs(bill), flagshipOnly(bill));
  }

  private static double flagshipOnly(Bill bill) {
    var compared = bill.flagshipOnly();
    return compared == null ? 0 : compared.cost().dollars().doubleValue();
  }
}
