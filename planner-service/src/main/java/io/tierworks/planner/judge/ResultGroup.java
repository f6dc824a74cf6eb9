package io.tierworks.planner.judge;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierworks.common.contract.json.Wire;
import org.jspecify.annotations.Nullable;

/// Neighbouring results of one step in one line: the first of them, and counts over all of them.
/// Groups are merged in any order with the same figures. Not thread-safe.
final class ResultGroup {
  private static final int ROOM_FOR_COUNTS = 1_000;

  private final String step;
  private JudgedResult first;
  private @Nullable Aggregates counts;
  private String last;
  private int size = 1;
  private boolean isDisputed;

  ResultGroup(String step, JudgedResult only, boolean disputed) {
    this.step = step;
    this.isDisputed = disputed;
    this.first = only;
    this.last = only.subtask();
  }

  int size() {
    return size;
  }

  /// Whether a check disputed one of the answers.
  boolean isDisputed() {
    return isDisputed;
  }

  /// Cuts long texts.
  ///
  /// @param uncut characters up to which nothing is cut
  void shorten(int uncut) {
    counts();
    first = first.shortened(uncut);
  }

  private Aggregates counts() {
    var known = counts;
    if (known == null) {
      known = new Aggregates();
      known.add(step, first.output());
      counts = known;
    }
    return known;
  }

  boolean isOf(String other) {
    return step.equals(other);
  }

  /// Whether both are groups of one step.
  boolean isBeside(ResultGroup next) {
    return next.isOf(step);
  }

  /// @param next the group that follows in the same step
  void merge(ResultGroup next) {
    counts().merge(next.counts());
    last = next.last;
    size += next.size;
    isDisputed |= next.isDisputed;
  }

  /// A group of one is a result like any other.
  ObjectNode line(boolean withSource) {
    ObjectNode line = Wire.mapper().valueToTree(withSource ? first : first.withoutSource());
    if (size > 1) {
      line.put("to", last).put("count", size);
      line.set("counts", counts().json(ROOM_FOR_COUNTS).path(step));
    }
    return line;
  }
}
