package io.tierworks.common.verify;

import io.tierworks.common.verify.UnifiedDiff.FileDiff;
import io.tierworks.common.verify.UnifiedDiff.Hunk;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Reads a unified diff as `git apply` does: file headers, hunks with exact counts. Lines before a
/// file header, such as `diff --git` and `index`, are skipped. Confined to one thread.
final class DiffReader {
  private static final Pattern HUNK =
      Pattern.compile("@@ -(\\d{1,9})(?:,(\\d{1,9}))? \\+(\\d{1,9})(?:,(\\d{1,9}))? @@.*");
  private static final Pattern OF_A_HUNK = Pattern.compile("[-+ ]|@@");
  private static final String SIGNATURE = "-- ";
  private static final String NO_NEWLINE = "\\";

  private final List<String> lines;
  private int at;

  /// What is wrong with a diff, for the model that wrote it.
  static final class Malformed extends Exception {
    private static final long serialVersionUID = 1;

    Malformed(String message) {
      super(message);
    }
  }

  DiffReader(String diff) {
    this.lines = diff.lines().toList();
  }

  List<FileDiff> files() throws Malformed {
    var files = new ArrayList<FileDiff>();
    while (skipsToHeader()) {
      files.add(file());
    }
    if (files.isEmpty()) {
      throw new Malformed("the diff has no file header: --- a/path, +++ b/path");
    }
    return files;
  }

  private boolean skipsToHeader() throws Malformed {
    while (at < lines.size() && !lines.get(at).startsWith("--- ")) {
      if (!isBetweenFiles(lines.get(at))) {
        throw new Malformed("line %d belongs to no hunk: check its counts".formatted(at + 1));
      }
      at++;
    }
    return at < lines.size();
  }

  /// Whether a line may stand between files: git's own headers, but no line of a hunk.
  private static boolean isBetweenFiles(String line) {
    return line.isBlank() || line.equals(SIGNATURE) || !OF_A_HUNK.matcher(line).lookingAt();
  }

  private FileDiff file() throws Malformed {
    var before = path(lines.get(at++), "--- ", "a/");
    if (at >= lines.size() || !lines.get(at).startsWith("+++ ")) {
      throw new Malformed("line %d: +++ b/path is missing".formatted(at + 1));
    }
    var after = path(lines.get(at++), "+++ ", "b/");
    var hunks = new ArrayList<Hunk>();
    while (at < lines.size() && lines.get(at).startsWith("@@")) {
      hunks.add(hunk());
    }
    if (hunks.isEmpty()) {
      throw new Malformed("no hunk follows +++ " + after);
    }
    return new FileDiff(before, after, hunks);
  }

  /// Without the prefix of git, and without a date behind a tab.
  private static String path(String header, String marker, String prefix) {
    var path = header.substring(marker.length()).split("\t", 2)[0].strip();
    return path.startsWith(prefix) ? path.substring(prefix.length()) : path;
  }

  private Hunk hunk() throws Malformed {
    var header = HUNK.matcher(lines.get(at++));
    if (!header.matches()) {
      throw new Malformed(
          "line %d: a hunk begins with @@ -line,count +line,count @@".formatted(at));
    }
    int begin = at;
    int before = count(header.group(2));
    int after = count(header.group(4));
    var old = new ArrayList<String>();
    var fresh = new ArrayList<String>();
    while (old.size() < before || fresh.size() < after) {
      if (at >= lines.size()) {
        throw wrongCounts(begin);
      }
      read(lines.get(at++), old, fresh, begin);
    }
    while (at < lines.size() && lines.get(at).startsWith(NO_NEWLINE)) {
      at++;
    }
    if (old.size() > before || fresh.size() > after) {
      throw wrongCounts(begin);
    }
    return new Hunk(Integer.parseInt(header.group(1)), old, fresh, endsInContext(begin));
  }

  /// Whether the last line of the hunk that was just read is one that is kept.
  private boolean endsInContext(int begin) {
    int last = at - 1;
    while (last > begin && lines.get(last).startsWith(NO_NEWLINE)) {
      last--;
    }
    var line = lines.get(last);
    return line.isEmpty() || line.startsWith(" ");
  }

  private static void read(String line, List<String> old, List<String> fresh, int begin)
      throws Malformed {
    char mark = line.isEmpty() ? ' ' : line.charAt(0);
    var text = line.isEmpty() ? "" : line.substring(1);
    switch (mark) {
      case ' ' -> {
        old.add(text);
        fresh.add(text);
      }
      case '-' -> old.add(text);
      case '+' -> fresh.add(text);
      case '\\' -> {}
      default -> throw wrongCounts(begin);
    }
  }

  private static Malformed wrongCounts(int begin) {
    return new Malformed("the counts of the hunk in line %d do not fit its lines".formatted(begin));
  }

  private static int count(String text) {
    return text == null ? 1 : Integer.parseInt(text);
  }
}
