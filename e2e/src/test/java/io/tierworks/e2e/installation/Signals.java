package io.tierworks.e2e.installation;

import java.io.IOException;
import java.io.UncheckedIOException;

/// Sends SIGSTOP and SIGCONT: a stopped process does not run and does not end.
final class Signals {
  private Signals() {}

  static void freeze(long pid) {
    send("STOP", pid);
  }

  static void thaw(long pid) {
    send("CONT", pid);
  }

  private static void send(String signal, long pid) {
    try {
      int code = new ProcessBuilder("kill", "-" + signal, "" + pid).start().waitFor();
      if (code != 0) {
        throw new IllegalStateException("kill -" + signal + " " + pid + ": " + code);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
