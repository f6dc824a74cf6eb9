package io.tierworks.planner.routing;

/// How many answers were accepted of how many. Its mean is that of a Beta distribution: the counts
/// and those of the prior.
public record Share(double accepted, double refused) {
  static final Share NONE = new Share(0, 0);

  /// Before a verdict is known: four of five answers are accepted at the tier where a subtask
  /// starts.
  static final Share PRIOR = new Share(4, 1);

  /// After a cheaper tier was refused, three of five.
  static final Share PRIOR_AFTER = new Share(3, 2);

  /// After the same tier was refused, one of 20: its failures agree with each other.
  static final Share PRIOR_AGAIN = new Share(1, 19);

  /// After a new plan, one of three: what no tier could answer seldom has an answer.
  static final Share PRIOR_REPLANNED = new Share(1, 2);

  double mean() {
    return accepted / total();
  }

  double total() {
    return accepted + refused;
  }

  Share plus(Share more) {
    return new Share(accepted + more.accepted, refused + more.refused);
  }

  Share plus(boolean isAccepted) {
    return isAccepted ? new Share(accepted + 1, refused) : new Share(accepted, refused + 1);
  }
}
