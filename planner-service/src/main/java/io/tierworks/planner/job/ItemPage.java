package io.tierworks.planner.job;

import io.tierworks.common.contract.job.Item;
import java.util.List;

/// A few of a job's items, stored together: a job of 100,000 items is some thousand facts.
public record ItemPage(List<Item> items) {
  public ItemPage {
    items = List.copyOf(items);
  }
}
