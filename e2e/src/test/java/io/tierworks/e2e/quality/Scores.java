package io.tierworks.e2e.quality;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// The scores of one suite, by batch and contender. Every contender did the same batches, so they
/// are compared pair by pair.
final class Scores {
  private static final int RESAMPLES = 2_000;

  private final Map<Batch, Map<Contender, Score>> batches = new LinkedHashMap<>();

  void add(Batch batch, Contender contender, Score score) {
    batches.computeIfAbsent(batch, _ -> new LinkedHashMap<>()).put(contender, score);
  }

  Score total(Contender contender) {
    return total(contender, _ -> true);
  }

  Score total(Contender contender, TaskKind kind) {
    return total(contender, batch -> batch.kind() == kind);
  }

  private Score total(Contender contender, Predicate<Batch> chosen) {
    return batches.entrySet().stream()
        .filter(entry -> chosen.test(entry.getKey()))
        .map(entry -> score(entry.getValue(), contender))
        .reduce(Score.NONE, Score::plus);
  }

  private static Score score(Map<Contender, Score> scores, Contender contender) {
    return Objects.requireNonNull(scores.get(contender), contender::wire);
  }

  /// A figure with its 95 % interval.
  record Interval(double value, double low, double high) {}

  /// Right answers of a contender, in points of all tasks over another one. The interval comes from
  /// tasks drawn again with replacement (paired bootstrap).
  Interval gain(Contender contender, Contender over) {
    var ours = total(contender);
    var theirs = total(over).right();
    var points = new double[ours.tasks()];
    for (int task = 0; task < points.length; task++) {
      points[task] = 100.0 * ((ours.right().get(task) ? 1 : 0) - (theirs.get(task) ? 1 : 0));
    }
    return interval(
        points.length,
        tasks -> Arrays.stream(tasks).mapToDouble(i -> points[i]).average().orElse(0));
  }

  /// Cost of a contender, in percent of another one's. The interval comes from batches drawn again
  /// with replacement.
  Interval price(Contender contender, Contender of) {
    var all = List.copyOf(batches.values());
    return interval(all.size(), drawn -> 100 * cost(all, drawn, contender) / cost(all, drawn, of));
  }

  private static double cost(List<Map<Contender, Score>> all, int[] drawn, Contender contender) {
    return Arrays.stream(drawn).mapToDouble(i -> score(all.get(i), contender).cost()).sum();
  }

  private static Interval interval(int size, ToDoubleFunction<int[]> figure) {
    var random = new SplittableRandom(1);
    var drawn = new double[RESAMPLES];
    for (int i = 0; i < RESAMPLES; i++) {
      drawn[i] = figure.applyAsDouble(random.ints(size, 0, size).toArray());
    }
    Arrays.sort(drawn);
    return new Interval(
        figure.applyAsDouble(IntStream.range(0, size).toArray()),
        drawn[RESAMPLES * 25 / 1_000],
        drawn[RESAMPLES * 975 / 1_000]);
  }
}
