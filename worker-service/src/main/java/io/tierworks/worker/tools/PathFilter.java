package io.tierworks.worker.tools;

import com.google.re2j.Pattern;

/// Chooses files by a glob such as `*.java` or `src/**/*.md`: `*` stands for any characters but
/// `/`, `**` for any characters, `?` for one. A glob without `/` is compared with the file's name.
record PathFilter(Pattern pattern, boolean byName) {

  /// @param glob empty chooses all
  static PathFilter of(String glob) {
    return new PathFilter(
        Pattern.compile(regex(glob.isBlank() ? "**" : glob)), !glob.contains("/"));
  }

  boolean matches(String path) {
    return pattern.matches(byName ? path.substring(path.lastIndexOf('/') + 1) : path);
  }

  private static String regex(String glob) {
    var regex = new StringBuilder();
    for (int i = 0; i < glob.length(); i++) {
      char c = glob.charAt(i);
      if (glob.startsWith("**/", i)) {
        regex.append("(?:.*/)?");
        i += 2;
      } else if (glob.startsWith("**", i)) {
        regex.append(".*");
        i++;
      } else {
        regex.append(c == '*' ? "[^/]*" : c == '?' ? "[^/]" : Pattern.quote(String.valueOf(c)));
      }
    }
    return regex.toString();
  }
}
