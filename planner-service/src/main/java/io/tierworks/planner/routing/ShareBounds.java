package io.tierworks.planner.routing;

import org.jspecify.annotations.Nullable;

/// A share with its 95 % confidence bounds, by the score interval of Wilson (Journal of the
/// American Statistical Association 22, 1927): with p of n and z = 1.96, `(p + z²/2n ± z·√(p(1−p)/n
/// + z²/4n²)) / (1 + z²/n)`.
///
/// @param share null when nothing was counted
public record ShareBounds(@Nullable Double share, double low, double high) {
  private static final double Z = 1.959964;
  private static final double DIGITS = 10_000;

  /// @param hits of how many
  public static ShareBounds of(long hits, long total) {
    if (total == 0) {
      return new ShareBounds(null, 0, 1);
    }
    double share = (double) hits / total;
    double scale = 1 + Z * Z / total;
    double middle = (share + Z * Z / (2 * total)) / scale;
    double half =
        Z * Math.sqrt(share * (1 - share) / total + Z * Z / (4.0 * total * total)) / scale;
    return new ShareBounds(
        rounded(share), rounded(Math.max(0, middle - half)), rounded(Math.min(1, middle + half)));
  }

  private static double rounded(double share) {
    return Math.round(share * DIGITS) / DIGITS;
  }
}
