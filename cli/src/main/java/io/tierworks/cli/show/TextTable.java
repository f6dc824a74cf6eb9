package io.tierworks.cli.show;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A table that fits a given width. Columns are as wide as their content; if there is too little
/// room, the widest columns are cut.
public final class TextTable {
  private static final String GAP = "  ";
  private static final int MIN_WIDTH = 6;

  private final List<String> head;
  private final List<Boolean> right;
  private final List<List<String>> rows = new ArrayList<>();

  private TextTable(List<String> head, List<Boolean> right) {
    this.head = head;
    this.right = right;
  }

  /// @param head titles; a title that begins with `>` aligns its column to the right
  public static TextTable of(String... head) {
    return of(Arrays.asList(head));
  }

  public static TextTable of(List<String> head) {
    return new TextTable(
        head.stream().map(title -> title.startsWith(">") ? title.substring(1) : title).toList(),
        head.stream().map(title -> title.startsWith(">")).toList());
  }

  public TextTable row(String... cells) {
    return row(Arrays.asList(cells));
  }

  public TextTable row(List<String> cells) {
    rows.add(List.copyOf(cells));
    return this;
  }

  public List<String> lines(int width, String indent) {
    var widths = widths(width - indent.length());
    var lines = new ArrayList<String>();
    lines.add(line(head, widths, indent));
    rows.forEach(row -> lines.add(line(row, widths, indent)));
    return lines;
  }

  private int[] widths(int room) {
    var widths = new int[head.size()];
    for (int column = 0; column < widths.length; column++) {
      int widest = head.get(column).length();
      for (var row : rows) {
        widest = Math.max(widest, row.get(column).length());
      }
      widths[column] = widest;
    }
    int excess = Arrays.stream(widths).sum() + GAP.length() * (widths.length - 1) - room;
    for (; excess > 0; excess--) {
      int widest = widest(widths);
      if (widths[widest] <= MIN_WIDTH) {
        break;
      }
      widths[widest]--;
    }
    return widths;
  }

  private static int widest(int[] widths) {
    int widest = 0;
    for (int i = 1; i < widths.length; i++) {
      widest = widths[i] > widths[widest] ? i : widest;
    }
    return widest;
  }

  private String line(List<String> cells, int[] widths, String indent) {
    var line = new StringBuilder(indent);
    for (int i = 0; i < widths.length; i++) {
      var cell = TextFormat.cut(cells.get(i), widths[i]);
      line.append(
          right.get(i) ? TextFormat.padLeft(cell, widths[i]) : TextFormat.pad(cell, widths[i]));
      line.append(GAP);
    }
    return line.toString().stripTrailing();
  }
}
