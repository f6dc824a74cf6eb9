package io.tierworks.e2e.quality;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// How errors of the tiers go together: a task has a difficulty d, drawn from N(0, 1), and a tier
/// with skill s is right about it with the probability `1 / (1 + exp(-2 (s - d)))`. So a task that
/// one tier fails is hard for the others too.
final class Difficulty {
  private static final double STEEPNESS = 2;
  private static final double WIDEST = 8;
  private static final int POINTS = 400;
  private static final int HALVINGS = 60;

  private static final Map<Double, Double> SKILLS = new ConcurrentHashMap<>();

  private Difficulty() {}

  static double right(double skill, double difficulty) {
    return 1 / (1 + Math.exp(-STEEPNESS * (skill - difficulty)));
  }

  /// The skill with which this share of all tasks is right.
  static double skill(double share) {
    return SKILLS.computeIfAbsent(share, Difficulty::solved);
  }

  private static double solved(double share) {
    double low = -WIDEST;
    double high = WIDEST;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (mean(middle) < share) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }

  /// Share of right answers over all difficulties.
  static double mean(double skill) {
    double sum = 0;
    double weights = 0;
    for (int i = 0; i <= POINTS; i++) {
      double difficulty = -WIDEST + 2 * WIDEST * i / POINTS;
      double weight = Math.exp(-difficulty * difficulty / 2);
      sum += weight * right(skill, difficulty);
      weights += weight;
    }
    return sum / weights;
  }
}
