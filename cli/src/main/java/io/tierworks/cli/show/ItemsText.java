package io.tierworks.cli.show;

import io.tierworks.common.contract.result.JobResult.ItemAnswer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/// A table of the first answers per item.
final class ItemsText {
  private static final int MAX_ROWS = 8;
  private static final int MAX_COLUMNS = 6;

  private ItemsText() {}

  static List<String> lines(List<ItemAnswer> items, int width) {
    var shown = items.subList(0, Math.min(MAX_ROWS, items.size()));
    var lines = new ArrayList<String>();
    lines.add("Items");
    lines.addAll(table(shown).lines(width, "  "));
    if (items.size() > shown.size()) {
      lines.add("  … and %d more".formatted(items.size() - shown.size()));
    }
    return lines;
  }

  private static TextTable table(List<ItemAnswer> items) {
    var fields = fields(items);
    var head = new ArrayList<String>(List.of("item"));
    head.addAll(fields.isEmpty() ? List.of("answer") : fields);
    var table = TextTable.of(head);
    for (var item : items) {
      var row = new ArrayList<String>(List.of(item.item()));
      if (fields.isEmpty()) {
        row.add(AnswerText.inline(item.output()));
      }
      fields.forEach(field -> row.add(AnswerText.inline(item.output().path(field))));
      table.row(row);
    }
    return table;
  }

  private static List<String> fields(List<ItemAnswer> items) {
    var fields = new LinkedHashSet<String>();
    for (var item : items) {
      item.output().fieldNames().forEachRemaining(fields::add);
    }
    return fields.stream().limit(MAX_COLUMNS).toList();
  }
}
