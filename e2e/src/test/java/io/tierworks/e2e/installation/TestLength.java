package io.tierworks.e2e.installation;

/// How much a whole-system test does: a short form in every build, and a long form on request with
/// `-Dtierworks.long=true`. Both forms make the same assertions.
public final class TestLength {
  private static final boolean LONG = Boolean.getBoolean("tierworks.long");

  private TestLength() {}

  /// @return the value for the form that runs
  public static int pick(int inShort, int inLong) {
    return LONG ? inLong : inShort;
  }
}
