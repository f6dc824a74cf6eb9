package io.tierworks.simulator.solve.grade;

/// How well a model solves: how much of the lexicon it knows, and how often it errs.
public enum Strength {
  NANO(0.06, 0.04, 0.02),
  MINI(0.03, 0.02, 0.005),
  FLAGSHIP(0.01, 0.01, 0);

  private final double wrongLabel;
  private final double wrongValue;
  private final double unsure;

  Strength(double wrongLabel, double wrongValue, double unsure) {
    this.wrongLabel = wrongLabel;
    this.wrongValue = wrongValue;
    this.unsure = unsure;
  }

  /// Share of labels where it takes the second best.
  public double wrongLabel() {
    return wrongLabel;
  }

  /// Share of extractions where it loses or garbles a value.
  public double wrongValue() {
    return wrongValue;
  }

  /// Share of subtasks it hands back where it is not certain.
  public double unsure() {
    return unsure;
  }

  public boolean atLeast(Strength other) {
    return compareTo(other) >= 0;
  }
}
