package io.tierworks.e2e.quality;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
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
        random -> random.ints(points.length, 0, points.length).toArray(),
        tasks -> Arrays.stream(tasks).mapToDouble(i -> points[i]).average().orElse(0));
  }

  /// Cost of a contender, in percent of another one's. The interval comes from the batches of each
  /// kind drawn again with replacement.
  Interval price(Contender contender, Contender of) {
    var kinds =
        batches.keySet().stream()
            .collect(Collectors.groupingBy(Batch::kind, TreeMap::new, Collectors.toList()))
            .values();
    var all = kinds.stream().flatMap(List::stream).map(batches::get).toList();
    return interval(
        all.size(),
        random -> again(kinds, random),
        drawn -> 100 * cost(all, drawn, contender) / cost(all, drawn, of));
  }

  /// Positions of batches in the order of their kinds; each kind has as many as before.
  private static int[] again(Collection<List<Batch>> kinds, SplittableRandom random) {
    var drawn = IntStream.builder();
    int first = 0;
    for (var kind : kinds) {
      random.ints(kind.size(), first, first + kind.size()).forEach(drawn);
      first += kind.size();
    }
    return drawn.build().toArray();
  }

  private static double cost(List<Map<Contender, Score>> all, int[] drawn, Contender contender) {
    return Arrays.stream(drawn).mapToDouble(i -> score(all.get(i), contender).cost()).sum();
  }

  private static Interval interval(
      int size, Function<SplittableRandom, int[]> again, ToDoubleFunction<int[]> figure) {
    var random = new SplittableRandom(1);
    var drawn = new double[RESAMPLES];
    for (int i = 0; i < RESAMPLES; i++) {
      drawn[i] = figure.applyAsDouble(again.apply(random));
    }
    Arrays.sort(drawn);
    return new Interval(
        figure.applyAsDouble(IntStream.range(0, size).toArray()),
        drawn[RESAMPLES * 25 / 1_000],
        drawn[RESAMPLES * 975 / 1_000]);
  }
}
