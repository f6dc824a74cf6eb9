package io.tierworks.e2e.quality;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// The scores of one suite, by batch and contender. Every contender did the same batches, so they
/// are compared pair by pair.
final class Scores {
  private static final int RESAMPLES = 4_000;

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

  /// Right answers of a contender, in points of all tasks over another one.
  Interval gain(Contender contender, Contender over) {
    return interval(
        new Pairing(contender, over), pair -> 100 * (pair.right - pair.rightOver) / pair.tasks);
  }

  /// Cost of a contender, in percent of another one's.
  Interval price(Contender contender, Contender of) {
    return interval(new Pairing(contender, of), pair -> 100 * pair.cost / pair.costOver);
  }

  private record Pairing(Contender contender, Contender over) {
    Pair of(Map<Contender, Score> scores) {
      var ours = score(scores, contender);
      var theirs = score(scores, over);
      return new Pair(ours.tasks(), ours.right(), theirs.right(), ours.cost(), theirs.cost());
    }
  }

  /// What two contenders made of the same batches.
  private record Pair(double tasks, double right, double rightOver, double cost, double costOver) {
    Pair plus(Pair more) {
      return new Pair(
          tasks + more.tasks,
          right + more.right,
          rightOver + more.rightOver,
          cost + more.cost,
          costOver + more.costOver);
    }
  }

  private interface Figure {
    double of(Pair pair);
  }

  /// The interval comes from batches of each kind drawn again with replacement, both contenders
  /// together (paired bootstrap).
  private Interval interval(Pairing pairing, Figure figure) {
    var random = new SplittableRandom(1);
    var kinds =
        batches.keySet().stream()
            .collect(
                Collectors.groupingBy(
                    Batch::kind,
                    Collectors.mapping(
                        batch -> pairing.of(Objects.requireNonNull(batches.get(batch))),
                        Collectors.toList())));
    var drawn = new double[RESAMPLES];
    for (int i = 0; i < RESAMPLES; i++) {
      drawn[i] =
          figure.of(
              kinds.values().stream()
                  .flatMap(pairs -> again(pairs, random).stream())
                  .reduce(Pair::plus)
                  .orElseThrow());
    }
    Arrays.sort(drawn);
    var all = kinds.values().stream().flatMap(List::stream).reduce(Pair::plus).orElseThrow();
    return new Interval(
        figure.of(all), drawn[RESAMPLES * 25 / 1_000], drawn[RESAMPLES * 975 / 1_000]);
  }

  private static List<Pair> again(List<Pair> pairs, SplittableRandom random) {
    return pairs.stream().map(_ -> pairs.get(random.nextInt(pairs.size()))).toList();
  }
}
