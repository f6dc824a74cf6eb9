package io.tierworks.worker.tools;

import io.tierworks.common.model.ToolDefinition;
import java.io.IOException;
import java.nio.file.Files;

/// Lists files with their sizes.
final class ListFiles {
  private static final int MOST = 500;

  static final ToolDefinition DEFINITION =
      WorkspaceTool.definition(
          "list_files",
          "Lists the files of the workspace, each with its size in bytes. Use path and glob to narrow it.",
          """
          {"type":"object","properties":{
            "path":{"type":"string","description":"Folder to list, from the root of the workspace; empty for all."},
            "glob":{"type":"string","description":"Only files that match, such as *.java or src/**/*.md."}},
           "required":[],"additionalProperties":false}\
          """);

  private ListFiles() {}

  static ToolOutcome run(Workspace workspace, Arguments arguments)
      throws IOException, InterruptedException {
    var path = arguments.text("path");
    var folder = workspace.find(path).filter(Files::isDirectory);
    if (folder.isEmpty()) {
      return WorkspaceTool.noSuchPath(path);
    }
    var filter = PathFilter.of(arguments.text("glob"));
    var files =
        workspace.files(folder.get()).entrySet().stream()
            .filter(file -> filter.matches(file.getKey()))
            .toList();
    var text = new StringBuilder();
    files.stream()
        .limit(MOST)
        .forEach(file ->
            text.append(file.getKey()).append('\t').append(file.getValue().size()).append('\n'));
    text.append(files.size()).append(" files");
    if (files.size() > MOST) {
      text.append(", the first ").append(MOST).append(" are shown; narrow path or glob");
    }
    return new ToolOutcome.Result(text.toString());
  }
}
