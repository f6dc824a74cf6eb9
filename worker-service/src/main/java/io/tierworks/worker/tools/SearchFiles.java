package io.tierworks.worker.tools;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.tierworks.common.model.ToolDefinition;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.util.function.Predicate;

/// Finds lines by a text or a regular expression. The expressions are those of RE2: their time
/// grows with the length of the text only, so no expression can make a search hang.
final class SearchFiles {
  private static final int MOST_HITS = 100;
  private static final int LONGEST_LINE = 4_000;
  private static final int SHOWN = 240;
  private static final int LONGEST_QUERY = 500;

  static final ToolDefinition DEFINITION =
      WorkspaceTool.definition(
          "search_files",
          "Finds lines in the files of the workspace. Each hit is path:line: text.",
          """
          {"type":"object","properties":{
            "query":{"type":"string","description":"The text to find, or a regular expression (RE2 syntax)."},
            "regex":{"type":"boolean","description":"Whether query is a regular expression. Default false."},
            "ignoreCase":{"type":"boolean","description":"Default false."},
            "path":{"type":"string","description":"Folder or file to search; empty for all."},
            "glob":{"type":"string","description":"Only files that match, such as *.java."}},
           "required":["query"],"additionalProperties":false}\
          """);

  private final Predicate<String> isHit;
  private final StringBuilder text = new StringBuilder();
  private int hits;
  private int skipped;

  private SearchFiles(Predicate<String> isHit) {
    this.isHit = isHit;
  }

  static ToolOutcome run(Workspace workspace, Arguments arguments)
      throws IOException, InterruptedException {
    var path = arguments.text("path");
    var place = workspace.find(path);
    var query = arguments.text("query");
    if (place.isEmpty()) {
      return WorkspaceTool.noSuchPath(path);
    }
    if (query.isEmpty() || query.length() > LONGEST_QUERY) {
      return ToolOutcome.refused("query: give 1 to " + LONGEST_QUERY + " characters");
    }
    try {
      var search = new SearchFiles(hit(arguments, query));
      search.all(workspace, place.get(), PathFilter.of(arguments.text("glob")));
      return new ToolOutcome.Result(search.result());
    } catch (PatternSyntaxException e) {
      return ToolOutcome.refused("query is no regular expression of RE2: " + e.getDescription());
    }
  }

  private static Predicate<String> hit(Arguments arguments, String query) {
    int flags = arguments.isTrue("ignoreCase") ? Pattern.CASE_INSENSITIVE : 0;
    var regex = arguments.isTrue("regex") ? query : Pattern.quote(query);
    var pattern = Pattern.compile(regex, flags);
    return line -> pattern.matcher(line).find();
  }

  private void all(Workspace workspace, Path place, PathFilter filter)
      throws IOException, InterruptedException {
    for (var path : workspace.files(place).keySet()) {
      if (hits >= MOST_HITS) {
        return;
      }
      if (filter.matches(path)) {
        one(path, workspace.root().resolve(path));
      }
    }
  }

  private void one(String path, Path file) throws IOException, InterruptedException {
    try {
      var lines = TextFile.read(file).map(TextFile::lines);
      if (lines.isPresent()) {
        for (int i = 0; i < lines.get().size() && hits < MOST_HITS; i++) {
          line(path, i + 1, lines.get().get(i));
        }
      }
    } catch (ClosedByInterruptException e) {
      throw e;
    } catch (IOException _) {
      skipped++;
    }
  }

  private void line(String path, int number, String line) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("interrupted while searching");
    }
    if (isHit.test(start(line, LONGEST_LINE))) {
      hits++;
      text.append(path).append(':').append(number).append(": ");
      text.append(start(line.strip(), SHOWN)).append('\n');
    }
  }

  private static String start(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most);
  }

  private String result() {
    text.append(hits).append(hits == 1 ? " line" : " lines");
    if (hits >= MOST_HITS) {
      text.append(", there may be more; narrow query, path or glob");
    }
    if (skipped > 0) {
      text.append("; ").append(skipped).append(" files are too large or cannot be read");
    }
    return text.toString();
  }
}
