package io.tierworks.cli.show;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.contract.result.JobResult.ItemAnswer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;

/// A table of the first answers per item.
final class ItemsText {
  private static final int MAX_ROWS = 8;
  private static final int MAX_COLUMNS = 6;

  private ItemsText() {}

  /// @param whole the command that shows all items
  static List<String> lines(List<ItemAnswer> items, int width, String whole) {
    var shown = items.subList(0, Math.min(MAX_ROWS, items.size()));
    var lines = new ArrayList<String>();
    lines.add("Items");
    lines.addAll(table(shown).lines(width, "  ", whole));
    if (items.size() > shown.size()) {
      lines.add("  … and %d more; `%s` shows all".formatted(items.size() - shown.size(), whole));
    }
    return lines;
  }

  private static TextTable table(List<ItemAnswer> items) {
    var fields = fields(items);
    var head = fields.isEmpty() ? List.of("answer") : fields;
    var table = TextTable.of(row("item", head.stream()));
    items.forEach(item -> table.row(row(item.item(), cells(item.output(), fields))));
    return table;
  }

  private static List<String> row(String first, Stream<String> others) {
    return Stream.concat(Stream.of(first), others).toList();
  }

  private static Stream<String> cells(JsonNode output, List<String> fields) {
    return fields.isEmpty()
        ? Stream.of(AnswerText.inline(output))
        : fields.stream().map(field -> AnswerText.inline(output.path(field)));
  }

  private static List<String> fields(List<ItemAnswer> items) {
    var fields = new LinkedHashSet<String>();
    for (var item : items) {
      item.output().fieldNames().forEachRemaining(fields::add);
    }
    return fields.stream().limit(MAX_COLUMNS).toList();
  }
}
