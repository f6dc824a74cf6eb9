package io.tierworks.common.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A place in a workspace that an answer cites: an object with `path`, `from`, `to` and `quote`, or
/// a text such as `cart/money.py:6: return round(...)` or `cart/money.py:4-6`.
///
/// @param from first line, from 1
/// @param to last line
/// @param quote what stands there; empty if the citation does not say
record SourceCitation(String path, int from, int to, String quote) {
  private static final Pattern TEXT =
      Pattern.compile("(?s)([^:]+):(\\d{1,9})(?:-(\\d{1,9}))?(?::(.*))?");
  private static final Pattern SPACE = Pattern.compile("\\s+");

  /// How many files of one name a fault lists.
  private static final int SHOWN = 3;

  /// Empty if it has neither form.
  static Optional<SourceCitation> of(JsonNode node) {
    if (node.isTextual()) {
      return of(node.textValue());
    }
    boolean isPlace = node.path("path").isTextual() && node.path("from").canConvertToInt();
    int from = node.path("from").asInt();
    return isPlace
        ? Optional.of(
            new SourceCitation(
                node.path("path").textValue(),
                from,
                node.path("to").asInt(from),
                node.path("quote").asText("")))
        : Optional.empty();
  }

  static Optional<SourceCitation> of(String text) {
    var match = TEXT.matcher(text.strip());
    if (!match.matches()) {
      return Optional.empty();
    }
    int from = Integer.parseInt(match.group(2));
    int to = match.group(3) == null ? from : Integer.parseInt(match.group(3));
    var quote = match.group(4) == null ? "" : match.group(4);
    return Optional.of(new SourceCitation(match.group(1), from, to, quote));
  }

  /// Whether the workspace may have its file: a name without a folder has to be a file's name.
  boolean isPlausible(SourceTree tree) {
    return !files(tree).isEmpty();
  }

  /// Why it does not hold; empty when it does. White space in a quotation does not count. A name
  /// without a folder means the file at the root, else the only file of that name.
  Optional<String> fault(SourceTree tree) {
    var files = files(tree);
    if (files.size() > 1) {
      var some = String.join(", ", files.subList(0, Math.min(files.size(), SHOWN)));
      return Optional.of(
          "several files are named %s (%s%s); write the path from the root"
              .formatted(path, some, files.size() > SHOWN ? ", ..." : ""));
    }
    var file = files.isEmpty() ? path : files.getFirst();
    return new SourceCitation(file, from, to, quote).faultInFile(tree);
  }

  private List<String> files(SourceTree tree) {
    boolean isPath = path.indexOf('/') >= 0 || tree.lines(path).isPresent();
    return isPath ? List.of(path) : tree.named(path);
  }

  private Optional<String> faultInFile(SourceTree tree) {
    var lines = tree.lines(path);
    if (lines.isEmpty()) {
      return Optional.of("there is no text file " + path);
    }
    int all = lines.get().size();
    if (from < 1 || to < from || to > all) {
      return Optional.of("%s has the lines 1 to %d, not %d to %d".formatted(path, all, from, to));
    }
    return holds(lines.get())
        ? Optional.empty()
        : Optional.of("the quoted text is not in %s:%d-%d".formatted(path, from, to));
  }

  private boolean holds(List<String> lines) {
    return normal(String.join("\n", lines.subList(from - 1, to))).contains(normal(quote));
  }

  private static String normal(String text) {
    return SPACE.matcher(text).replaceAll(" ").strip();
  }
}
