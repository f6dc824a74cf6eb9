package io.tierworks.e2e.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// A Markdown file: its prose, headings and links, as GitHub reads them.
///
/// @param prose the lines outside fenced code blocks
record MarkdownPage(Path file, List<String> prose) {
  private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
  private static final Pattern CODE = Pattern.compile("`[^`]*`");
  private static final Pattern HEADING = Pattern.compile("#{1,6} (.*)");

  static MarkdownPage read(Path file) throws IOException {
    var prose = new ArrayList<String>();
    var fenced = false;
    for (var line : Files.readAllLines(file)) {
      if (line.strip().startsWith("```")) {
        fenced = !fenced;
      } else if (!fenced) {
        prose.add(line);
      }
    }
    return new MarkdownPage(file, List.copyOf(prose));
  }

  /// Targets of all links to something inside the repository.
  List<String> links() {
    return prose.stream()
        .map(line -> CODE.matcher(line).replaceAll("code"))
        .flatMap(line -> LINK.matcher(line).results())
        .map(match -> match.group(1))
        .filter(target -> !target.matches("[a-z]+:.*"))
        .toList();
  }

  /// The anchors of the headings.
  Set<String> anchors() {
    var anchors = new HashSet<String>();
    var seen = new HashMap<String, Integer>();
    prose.stream()
        .flatMap(line -> HEADING.matcher(line).results())
        .map(MarkdownPage::slug)
        .forEach(slug -> anchors.add(slug + suffix(seen.merge(slug, 1, Integer::sum))));
    return anchors;
  }

  private static String suffix(int occurrence) {
    return occurrence == 1 ? "" : "-" + (occurrence - 1);
  }

  private static String slug(MatchResult heading) {
    return heading
        .group(1)
        .replaceAll("\\[([^]]*)]\\([^)]*\\)", "$1")
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N} _-]", "")
        .replace(' ', '-');
  }
}
