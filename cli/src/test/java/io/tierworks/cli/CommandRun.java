package io.tierworks.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/// A command that ran in this process.
public record CommandRun(int code, String out, String err) {
  public static CommandRun command(String... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    int code =
        TierworksMain.commandLine()
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(arguments);
    return new CommandRun(code, out.toString(), err.toString());
  }
}
