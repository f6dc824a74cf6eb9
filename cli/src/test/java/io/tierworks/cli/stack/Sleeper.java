package io.tierworks.cli.stack;

/// A process that does nothing until its parent is gone.
final class Sleeper {
  private Sleeper() {}

  public static void main(String[] args) throws Exception {
    while (System.in.read() >= 0) {
      // Nothing is ever sent.
    }
  }
}
