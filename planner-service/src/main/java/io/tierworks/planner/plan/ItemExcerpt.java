package io.tierworks.planner.plan;

import io.tierworks.common.contract.job.Image;
import io.tierworks.common.contract.job.Item;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// An item as the planning call shows it.
///
/// @param text its beginning
/// @param images what each of its images is
/// @param source what the item is a piece of; empty for an item as its user wrote it
public record ItemExcerpt(String id, String text, List<String> images, Map<String, String> source) {
  /// Characters of an item in the planning call.
  private static final int LONGEST_TEXT = 600;

  public ItemExcerpt {
    images = images == null ? List.of() : List.copyOf(images);
    source = source == null ? Map.of() : source;
  }

  static ItemExcerpt of(Item item) {
    return new ItemExcerpt(
        item.id() == null ? "" : item.id(),
        PromptText.excerpt(item.text(), LONGEST_TEXT),
        item.images().stream().map(ItemExcerpt::described).toList(),
        SubtaskPrompt.source(item));
  }

  private static String described(Image image) {
    return image
        .header()
        .map(header ->
            "%s, %d x %d pixels".formatted(header.mediaType(), header.width(), header.height()))
        .orElse("an address");
  }

  Map<String, Object> line() {
    var line = new LinkedHashMap<String, Object>();
    line.put("id", id);
    line.putAll(source);
    line.put("text", text);
    if (!images.isEmpty()) {
      line.put("images", images);
    }
    return line;
  }
}
