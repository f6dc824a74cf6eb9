package io.tierworks.simulator.solve.grade;

import java.util.SplittableRandom;

/// When this model errs on this material. The same question slips the same way every time.
///
/// @param key a hash of seed, model, sample and material
/// @param scale 0 never errs, 1 as graded
/// @param always errs at every occasion
public record Slips(Strength strength, long key, double scale, boolean always) {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  public static Slips none() {
    return new Slips(Strength.FLAGSHIP, 0, 0, false);
  }

  public boolean onLabel(String field) {
    return happens("label " + field, strength.wrongLabel());
  }

  /// Whether one of the values of this answer is lost or garbled.
  public boolean onValue() {
    return happens("value", strength.wrongValue());
  }

  public boolean unsure() {
    // Among the answers with a low margin, which are about a fifth, so five times the share of all.
    return !always && happens("unsure", 5 * strength.unsure());
  }

  /// A number below `bound`, for how to err.
  public int pick(String what, int bound) {
    return random("pick " + what).nextInt(bound);
  }

  private boolean happens(String what, double rate) {
    return always || scale > 0 && random(what).nextDouble() < rate * scale;
  }

  private SplittableRandom random(String what) {
    return new SplittableRandom(key * GOLDEN + what.hashCode() * 31L + strength.ordinal());
  }
}
