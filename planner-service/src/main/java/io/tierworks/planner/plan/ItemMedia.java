package io.tierworks.planner.plan;

import io.tierworks.common.contract.job.Image;
import io.tierworks.common.contract.job.Item;
import io.tierworks.common.contract.job.ItemSource;
import io.tierworks.common.contract.job.Job;
import java.util.List;
import java.util.Objects;

/// The images of a job's items, and the documents that items are pieces of.
///
/// @param illustrated how many items have images
/// @param imageOnly how many items are images without text
/// @param images of all items
/// @param tokens of all images, estimated
/// @param split how many documents are split over several items
/// @param pieces how many items are pieces of such documents
public record ItemMedia(
    int illustrated, int imageOnly, int images, long tokens, int split, int pieces) {
  static final ItemMedia NONE = new ItemMedia(0, 0, 0, 0, 0, 0);

  static ItemMedia of(Job job) {
    var items = job.items().stream().filter(item -> !item.images().isEmpty()).toList();
    var pieces =
        job.items().stream()
            .map(Item::source)
            .filter(Objects::nonNull)
            .filter(source -> source.pieces() > 1)
            .map(ItemSource::item)
            .toList();
    return new ItemMedia(
        items.size(),
        (int) items.stream().filter(Item::isImageOnly).count(),
        items.stream().map(Item::images).mapToInt(List::size).sum(),
        items.stream().mapToLong(ItemMedia::tokens).sum(),
        (int) pieces.stream().distinct().count(),
        pieces.size());
  }

  /// Tokens of an item's images, estimated.
  static long tokens(Item item) {
    return item.images().stream().mapToLong(Image::typicalTokens).sum();
  }
}
