package io.tierworks.common.contract.job;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One item of a job. A bare string in JSON is an item without an id.
///
/// @param document its content until the intake has read it; null for an item of text and images
/// @param source what the intake made it from; null for an item as its user wrote it
public record Item(
    @Nullable String id,
    String text,
    List<Image> images,
    @Nullable Document document,
    @Nullable ItemSource source) {

  @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
  public Item {
    text = text == null ? "" : text;
    images = images == null ? List.of() : List.copyOf(images);
  }

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static Item of(String text) {
    return new Item(null, text, List.of(), null, null);
  }

  public static Item of(String id, String text) {
    return of(id, text, List.of());
  }

  public static Item of(@Nullable String id, String text, List<Image> images) {
    return new Item(id, text, images, null, null);
  }

  public Item withId(String newId) {
    return new Item(newId, text, images, document, source);
  }

  /// The same with the detail of each image that names none.
  Item withDetail(@Nullable Detail detail) {
    var detailed = images.stream().map(image -> image.withDetail(detail)).toList();
    return new Item(id, text, detailed, document, source);
  }

  /// Whether there is no text to quote from.
  @JsonIgnore
  public boolean isImageOnly() {
    return text.isBlank() && !images.isEmpty();
  }
}
