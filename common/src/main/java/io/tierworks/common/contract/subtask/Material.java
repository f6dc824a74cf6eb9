package io.tierworks.common.contract.subtask;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tierworks.common.contract.job.Image;
import java.util.List;
import java.util.Map;

/// A named piece of data for a prompt: always material, never instructions. See
/// `docs/reference/prompts.md`.
///
/// @param name `goal`, `context`, `item`, `input`, `results`, ...
/// @param attributes shown on the block's opening tag, in this order
/// @param text the content; JSON where the prompt's table says so
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Material(
    String name, Map<String, String> attributes, String text, List<Image> images) {

  public Material {
    images = List.copyOf(images);
    text = text == null ? "" : text;
  }

  public static Material of(String name, String text) {
    return new Material(name, Map.of(), text, List.of());
  }

  public static Material of(String name, Map<String, String> attributes, String text) {
    return new Material(name, attributes, text, List.of());
  }
}
