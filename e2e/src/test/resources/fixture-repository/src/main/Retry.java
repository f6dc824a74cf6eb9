package fixture;

/** Decides when a failed call is made again. */
final class Retry {
  private static final int FIRST_DELAY_MILLIS = 250;
  private static final int LONGEST_DELAY_MILLIS = 8_000;

  /** Doubles with each failure, up to the longest delay. */
  int backoffMillis(int failures) {
    long delay = (long) FIRST_DELAY_MILLIS << Math.min(failures, 20);
    return (int) Math.min(delay, LONGEST_DELAY_MILLIS);
  }
}
