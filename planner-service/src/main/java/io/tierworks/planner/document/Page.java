package io.tierworks.planner.document;

import io.tierworks.common.contract.job.Image;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of a document: its text, or a picture of it if it has none.
///
/// @param number from 1; 0 in a document without pages
/// @param picture null when the page has text, or is blank
public record Page(int number, String text, @Nullable Image picture) {
  public Page {
    text = text == null ? "" : text;
  }

  boolean isEmpty() {
    return text.isBlank() && picture == null;
  }

  /// A document without pages.
  static List<Page> unnumbered(String text) {
    return List.of(new Page(0, text, null));
  }
}
