package io.tierworks.worker.tools;

import io.tierworks.common.model.ToolDefinition;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.util.Optional;

/// Reads a range of lines, each with its number.
final class ReadFile {
  private static final int MOST_LINES = 400;
  private static final int LONGEST_LINE = 1_000;

  static final ToolDefinition DEFINITION =
      WorkspaceTool.definition(
          "read_file",
          "Reads lines of a text file of the workspace, each with its number. At most 400 lines a call.",
          """
          {"type":"object","properties":{
            "path":{"type":"string","description":"The file, from the root of the workspace."},
            "from":{"type":"integer","description":"First line, from 1. Default 1."},
            "to":{"type":"integer","description":"Last line. Default: 200 lines from the first."}},
           "required":["path"],"additionalProperties":false}\
          """);

  private static final int LINES = 200;

  private ReadFile() {}

  static ToolOutcome run(Workspace workspace, Arguments arguments) throws IOException {
    var path = arguments.text("path");
    var file = workspace.find(path).filter(Workspace::isFile);
    if (file.isEmpty()) {
      return WorkspaceTool.noSuchPath(path);
    }
    int from = Math.max(1, arguments.number("from", 1));
    int to = Math.min(arguments.number("to", from + LINES - 1), from + MOST_LINES - 1);
    return read(file.get())
        .map(text -> lines(path, text, from, to))
        .orElseGet(() -> ToolOutcome.refused(path + " is no text file, or too large"));
  }

  private static Optional<TextFile> read(Path file) throws ClosedByInterruptException {
    try {
      return TextFile.read(file);
    } catch (ClosedByInterruptException e) {
      throw e;
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  private static ToolOutcome lines(String path, TextFile file, int from, int to) {
    int all = file.lines().size();
    if (from > all) {
      return ToolOutcome.refused("%s has %d lines".formatted(path, all));
    }
    int last = Math.clamp(to, from, all);
    var text = new StringBuilder();
    for (int i = from; i <= last; i++) {
      var line = file.lines().get(i - 1);
      text.append(i).append(": ");
      text.append(line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE))
          .append('\n');
    }
    return new ToolOutcome.Result(
        text.append("lines %d to %d of %d".formatted(from, last, all)).toString());
  }
}
