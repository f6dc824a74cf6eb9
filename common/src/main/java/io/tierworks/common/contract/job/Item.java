package io.tierworks.common.contract.job;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One item of a job. A bare string in JSON is an item without an id.
public record Item(@Nullable String id, String text, List<Image> images) {

  @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
  public Item {
    text = text == null ? "" : text;
    images = images == null ? List.of() : List.copyOf(images);
  }

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static Item of(String text) {
    return new Item(null, text, List.of());
  }

  public static Item of(String id, String text) {
    return new Item(id, text, List.of());
  }

  /// The same with the detail of each image that names none.
  Item withDetail(@Nullable Detail detail) {
    return new Item(id, text, images.stream().map(image -> image.withDetail(detail)).toList());
  }

  /// Whether there is no text to quote from.
  @JsonIgnore
  public boolean isImageOnly() {
    return text.isBlank() && !images.isEmpty();
  }
}
