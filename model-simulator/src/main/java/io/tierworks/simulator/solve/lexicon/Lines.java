package io.tierworks.simulator.solve.lexicon;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A lexicon file: columns between bars, items between commas, comments after `#`.
final class Lines {
  private Lines() {}

  static List<List<List<String>>> read(String file) {
    List<List<List<String>>> rows = new ArrayList<>();
    for (String line : text(file).split("\n")) {
      if (!line.isBlank() && !line.startsWith("#")) {
        List<List<String>> columns = new ArrayList<>();
        for (String column : line.split("\\|")) {
          columns.add(items(column));
        }
        rows.add(columns);
      }
    }
    return rows;
  }

  private static List<String> items(String column) {
    List<String> items = new ArrayList<>();
    for (String item : column.split(",")) {
      if (!item.isBlank()) {
        items.add(item.strip());
      }
    }
    return items;
  }

  private static String text(String file) {
    try (InputStream in = Lines.class.getResourceAsStream("/lexicon/" + file)) {
      if (in == null) {
        throw new IllegalStateException("missing resource lexicon/" + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
