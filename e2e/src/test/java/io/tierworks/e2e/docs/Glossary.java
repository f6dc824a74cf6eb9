package io.tierworks.e2e.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The page `docs/reference/glossary.md`.
///
/// @param terms the first column of its tables
/// @param code the words in backticks of the middle column: types and words of the wire
/// @param plain words that a type name may use without an entry
record Glossary(List<String> terms, Set<String> code, Set<String> plain) {
  private static final Pattern TYPE_NAME = Pattern.compile("[A-Z]\\w*");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final Pattern ROW = Pattern.compile("\\| (?!Term|---)([^|]+) \\| ([^|]+) \\|.*");
  private static final Pattern HUMP = Pattern.compile("(?<=[a-z])(?=[A-Z])");

  static Glossary read() throws IOException {
    var page = Files.readString(Repository.ROOT.resolve("docs/reference/glossary.md"));
    var parts = page.split("## Plain words\n", 2);
    var rows = parts[0].lines().map(ROW::matcher).filter(row -> row.matches()).toList();
    return new Glossary(
        rows.stream().map(row -> row.group(1)).toList(),
        rows.stream().flatMap(row -> code(row.group(2)).stream()).collect(Collectors.toSet()),
        code(parts[1]));
  }

  /// Names in the middle column that are types.
  Set<String> types() {
    return code.stream().filter(TYPE_NAME.asMatchPredicate()).collect(Collectors.toSet());
  }

  /// Whether a reader of this page understands the name of a type.
  boolean explains(String type) {
    return code.contains(type) || words(type).stream().allMatch(this::knows);
  }

  boolean knows(String word) {
    return plain.contains(word) || types().contains(word);
  }

  /// The words of a name in camel case.
  static List<String> words(String type) {
    return Arrays.asList(HUMP.split(type));
  }

  private static Set<String> code(String text) {
    return CODE.matcher(text)
        .results()
        .map(match -> match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
