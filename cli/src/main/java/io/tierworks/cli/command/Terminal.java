package io.tierworks.cli.command;

import java.io.PrintWriter;
import java.util.List;

/// The output of a command: a terminal or a pipe.
///
/// @param live whether it is a terminal that understands ANSI, so that lines can be redrawn
/// @param width in columns
public record Terminal(PrintWriter out, PrintWriter err, boolean live, int width) {
  private static final int PIPE_WIDTH = 100;
  private static final int MIN_WIDTH = 60;
  private static final int MAX_WIDTH = 140;

  /// The launcher sets `tierworks.columns` if the output is a terminal. With `NO_COLOR`, it gets no
  /// escape codes.
  public static Terminal of(PrintWriter out, PrintWriter err) {
    int width = Integer.getInteger("tierworks.columns", PIPE_WIDTH);
    boolean live =
        System.getProperty("tierworks.columns") != null && System.getenv("NO_COLOR") == null;
    return new Terminal(out, err, live, Math.clamp(width, MIN_WIDTH, MAX_WIDTH));
  }

  /// Where to wrap long lines: never in a pipe, so that other programs see them whole.
  public int wrapWidth() {
    return live ? width : Integer.MAX_VALUE;
  }

  public void line(String text) {
    lines(List.of(text));
  }

  public void lines(List<String> lines) {
    lines.forEach(out::println);
    out.flush();
  }

  /// Prints a remark to standard error.
  public void note(String text) {
    err.println(text);
    err.flush();
  }
}
