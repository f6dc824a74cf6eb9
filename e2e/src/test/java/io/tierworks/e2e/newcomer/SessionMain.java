package io.tierworks.e2e.newcomer;

import io.tierworks.cli.TierworksMain;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/// Runs a command of `tierworks` per line of its input. After each it prints [#END] and the exit
/// code.
final class SessionMain {
  /// No command prints this character.
  static final char END = '\u001e';

  private SessionMain() {}

  public static void main(String[] args) throws IOException {
    var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    end(0);
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      var arguments = line.split(" ");
      end(TierworksMain.commandLine(arguments).execute(arguments));
    }
  }

  private static void end(int code) {
    System.err.flush();
    System.out.println(END + "" + code);
  }
}
