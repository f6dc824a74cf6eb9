package io.tierworks.cli.show;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// A table that fits a given width. Columns are as wide as their content; if there is too little
/// room, the widest columns are cut.
public final class TextTable {
  private static final String GAP = "  ";
  private static final int MIN_WIDTH = 6;

  private final List<Boolean> right;
  private final List<List<String>> rows = new ArrayList<>();

  private TextTable(List<String> head) {
    right = head.stream().map(title -> title.startsWith(">")).toList();
    row(head.stream().map(title -> title.startsWith(">") ? title.substring(1) : title).toList());
  }

  /// @param head titles; a title that begins with `>` aligns its column to the right
  public static TextTable of(String... head) {
    return of(List.of(head));
  }

  static TextTable of(List<String> head) {
    return new TextTable(head);
  }

  public TextTable row(List<String> cells) {
    rows.add(List.copyOf(cells));
    return this;
  }

  public List<String> lines(int width, String indent) {
    var widths = widths(width - indent.length());
    return rows.stream().map(row -> line(row, widths, indent)).toList();
  }

  /// Like [#lines(int, String)]. If a cell is cut, a last line says so.
  ///
  /// @param whole the command that shows the whole content
  List<String> lines(int width, String indent, String whole) {
    var lines = new ArrayList<>(lines(width, indent));
    if (Arrays.stream(widths(Integer.MAX_VALUE)).sum()
        > Arrays.stream(widths(width - indent.length())).sum()) {
      var remark = "… cut to fit; `%s` shows all of it".formatted(whole);
      lines.addAll(TextFormat.wrap(remark, width, indent));
    }
    return lines;
  }

  private int[] widths(int room) {
    var widths = IntStream.range(0, right.size()).map(this::contentWidth).toArray();
    int excess = Arrays.stream(widths).sum() + GAP.length() * (widths.length - 1) - room;
    while (excess > 0 && widths[widest(widths)] > MIN_WIDTH) {
      widths[widest(widths)]--;
      excess--;
    }
    return widths;
  }

  private int contentWidth(int column) {
    return rows.stream().mapToInt(row -> Columns.of(row.get(column))).max().orElse(0);
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
