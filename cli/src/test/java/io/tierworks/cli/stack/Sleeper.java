package io.tierworks.cli.stack;

/// A process that does nothing and ends with its parent.
final class Sleeper {
  private Sleeper() {}

  public static void main(String[] args) throws Exception {
    while (System.in.read() >= 0) {
      // The parent sends nothing.
    }
  }
}
