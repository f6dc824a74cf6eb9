package io.tierworks.cli.command;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;

/// Where a command writes.
///
/// @param live whether lines may be drawn over: a terminal that understands ANSI
/// @param width columns
public record Terminal(PrintWriter out, PrintWriter err, boolean live, int width) {
  private static final int PIPE_WIDTH = 100;
  private static final int NARROWEST = 60;
  private static final int WIDEST = 140;

  /// The launcher tells the width of the terminal, if there is one.
  static Terminal of(PrintWriter out, PrintWriter err) {
    var columns = Optional.ofNullable(System.getProperty("tierworks.columns"));
    int width = columns.map(Terminal::number).orElse(PIPE_WIDTH);
    return new Terminal(out, err, columns.isPresent(), Math.clamp(width, NARROWEST, WIDEST));
  }

  public void line(String text) {
    out.println(text);
    out.flush();
  }

  public void lines(List<String> lines) {
    lines.forEach(out::println);
    out.flush();
  }

  /// A remark beside the output proper.
  public void note(String text) {
    err.println(text);
    err.flush();
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text.trim());
    } catch (NumberFormatException _) {
      return PIPE_WIDTH;
    }
  }
}
