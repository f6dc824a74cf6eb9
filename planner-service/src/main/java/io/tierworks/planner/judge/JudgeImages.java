package io.tierworks.planner.judge;

import io.tierworks.common.contract.job.Image;
import io.tierworks.common.contract.job.Item;
import io.tierworks.common.contract.subtask.Material;
import io.tierworks.common.cost.TokenEstimate;
import io.tierworks.common.prompt.SharedPrompt;
import io.tierworks.planner.plan.SubtaskPrompt;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The images that a judge is shown: those of items spread over the job, as far as there is room.
/// It is told how many there are. Not thread-safe.
public final class JudgeImages {
  private static final int MOST_ITEMS = 8;

  private final int stride;
  private final Map<Integer, Material> spread = new LinkedHashMap<>();
  private int items;

  /// @param illustrated how many items of the job have images
  public JudgeImages(int illustrated) {
    stride = Math.max(1, Math.ceilDiv(illustrated, MOST_ITEMS));
  }

  /// Adds an item with its images. The items come in their order.
  ///
  /// @param index position in the job, from 0
  public void add(Item item, int index) {
    if (items++ % stride == 0) {
      spread.put(index, SubtaskPrompt.images(item, index));
    }
  }

  /// What the judge is shown and told; nothing when no item has images.
  ///
  /// @param tokens that they may take at most
  /// @param bytes of a message that they may take at most
  public List<Material> within(long tokens, long bytes) {
    if (items == 0) {
      return List.of();
    }
    var shown = new ArrayList<Material>();
    long tokensLeft = tokens - SharedPrompt.tokenBound(List.of(note(items)));
    long bytesLeft = bytes;
    for (var images : spread.values()) {
      tokensLeft -= SharedPrompt.tokenBound(List.of(images)) + 1;
      bytesLeft -= images.images().stream().mapToLong(JudgeImages::bytes).sum();
      if (tokensLeft < 0 || bytesLeft < 0) {
        break;
      }
      shown.add(images);
    }
    shown.addFirst(note(shown.size()));
    return shown;
  }

  private Material note(int shown) {
    var attributes = new LinkedHashMap<String, String>();
    attributes.put("items", Integer.toString(items));
    attributes.put("shown", Integer.toString(shown));
    return Material.of("images", attributes, "the items with images, and of how many they follow");
  }

  private static long bytes(Image image) {
    return image.data() == null ? 0 : TokenEstimate.bytes(image.data());
  }
}
