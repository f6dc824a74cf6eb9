package io.tierworks.planner.document;

import io.tierworks.common.contract.job.Image;
import java.util.List;
import java.util.Optional;

/// A part of a document that one call reads.
///
/// @param pictures of its pages without text
/// @param first its first page; 0 in a document without pages
/// @param last its last page
record Piece(String text, List<Image> pictures, int first, int last) {
  Piece {
    pictures = List.copyOf(pictures);
  }

  /// Its pages, such as `3` or `3-7`; empty in a document without pages.
  Optional<String> pages() {
    if (first == 0) {
      return Optional.empty();
    }
    return Optional.of(first == last ? Integer.toString(first) : first + "-" + last);
  }
}
