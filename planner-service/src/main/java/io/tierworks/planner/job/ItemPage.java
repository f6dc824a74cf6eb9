package io.tierworks.planner.job;

import io.tierworks.common.contract.job.Item;
import java.util.List;

/// Some of a job's items, which are stored together so that a large job needs fewer keys.
public record ItemPage(List<Item> items) {
  public ItemPage {
    items = List.copyOf(items);
  }
}
