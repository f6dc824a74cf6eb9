package io.tierworks.simulator.solve.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// The labelled lines of a document: `Invoice No: 4711`, `| Total | 12.00 |`, `"name": "Ada"`.
public record KeyValues(List<Entry> entries) {
  private static final int LONGEST_KEY = 40;
  private static final Pattern GAP = Pattern.compile("\\||\t|;| {2,}");

  /// `key` in lower case without decoration, `value` literal.
  public record Entry(String key, String value) {}

  public static KeyValues of(String text) {
    List<Entry> entries = new ArrayList<>();
    for (String line : text.split("\n")) {
      for (String cell : cells(line)) {
        entry(cell, entries);
      }
    }
    return new KeyValues(entries);
  }

  /// The value under the first of these names that the document has; an exact name before one that
  /// merely begins so.
  public String value(List<String> names) {
    for (String name : names) {
      for (Entry entry : entries) {
        if (entry.key.equals(name)) {
          return entry.value;
        }
      }
    }
    for (String name : names) {
      for (Entry entry : entries) {
        if (name.length() > 3
            && (entry.key.startsWith(name + " ") || entry.key.endsWith(" " + name))) {
          return entry.value;
        }
      }
    }
    return "";
  }

  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    if (line.indexOf(':') < 0 && line.indexOf('=') < 0 && line.indexOf('|') < 0) {
      return cells;
    }
    int bar = line.indexOf('|');
    if (bar >= 0 && line.indexOf(':') < 0) {
      List<String> columns = new ArrayList<>();
      for (String column : line.split("\\|")) {
        if (!column.isBlank()) {
          columns.add(column.strip());
        }
      }
      if (columns.size() == 2) {
        cells.add(columns.get(0) + ": " + columns.get(1));
      }
      return cells;
    }
    for (String cell : GAP.split(line)) {
      cells.add(cell);
    }
    return cells;
  }

  private static void entry(String cell, List<Entry> entries) {
    int colon = cell.indexOf(':');
    int split = colon >= 0 ? colon : cell.indexOf('=');
    if (split <= 0 || split > LONGEST_KEY + 4 || cell.startsWith("//", split + 1)) {
      return;
    }
    String key = strip(cell.substring(0, split)).toLowerCase(Locale.ROOT);
    String value = strip(cell.substring(split + 1));
    if (!key.isEmpty() && key.length() <= LONGEST_KEY && !value.isEmpty()) {
      entries.add(new Entry(Words.spaced(key), value));
    }
  }

  private static String strip(String piece) {
    int start = 0;
    int end = piece.length();
    while (start < end && " \t\r\"'*#-{}[],_>•".indexOf(piece.charAt(start)) >= 0) {
      start++;
    }
    while (end > start && " \t\r\"'*,{}[]_".indexOf(piece.charAt(end - 1)) >= 0) {
      end--;
    }
    return piece.substring(start, end);
  }
}
