package io.tierworks.planner.judge;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierworks.common.contract.json.Wire;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Neighbouring results of one step in one line: the first of them, or what a model wrote in place
/// of them, and counts over all of them. Groups are merged in any order with the same figures. Not
/// thread-safe.
final class ResultGroup {
  private static final int ROOM_FOR_COUNTS = 1_000;
  private static final int ROOM_BESIDE_SUMMARY = 300;

  private final String step;
  private JudgedResult first;
  private @Nullable Aggregates counts;
  private String last;
  private int size = 1;
  private boolean isDisputed;
  private boolean isCut;
  private int longestText;

  /// In place of the results; null when they are shown.
  private final @Nullable Summary summary;

  ResultGroup(String step, JudgedResult only, boolean disputed) {
    this(step, only, disputed, null);
  }

  ResultGroup(String step, JudgedResult only, boolean disputed, @Nullable Summary summary) {
    this.step = step;
    this.isDisputed = disputed;
    this.first = only;
    this.last = only.subtask();
    this.summary = summary;
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
    longestText = Math.max(longestText, first.longestText());
    var shortened = first.shortened(uncut);
    isCut |= !shortened.output().equals(first.output());
    first = shortened;
  }

  /// Whether its line shows less than all texts of its results.
  boolean hidesTexts() {
    return summary == null && (isCut || (size > 1 && longestText > Aggregates.LONGEST_VALUE));
  }

  String step() {
    return step;
  }

  boolean isSummarised() {
    return summary != null;
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

  /// Whether both are groups of one step. Results with a summary are in the group of this summary.
  boolean isBeside(ResultGroup next) {
    return next.isOf(step) && next.isOf(summary);
  }

  @SuppressWarnings("ReferenceEquality") // two summaries may say the same
  private boolean isOf(@Nullable Summary other) {
    return summary == other;
  }

  /// @param next the group that follows in the same step
  void merge(ResultGroup next) {
    counts().merge(next.counts());
    last = next.last;
    size += next.size;
    isDisputed |= next.isDisputed;
    isCut |= next.isCut;
    longestText = Math.max(longestText, next.longestText);
  }

  /// A group of one is a result like any other.
  ObjectNode line(boolean withSource) {
    boolean quotes = withSource && summary == null;
    ObjectNode line = Wire.mapper().valueToTree(quotes ? first : first.withoutSource());
    if (summary != null) {
      line.retain(List.of("subtask"));
      line.set("summary", Wire.toTree(summary.parts()));
    }
    if (size > 1 || summary != null) {
      line.put("to", last).put("count", size);
      int room = summary == null ? ROOM_FOR_COUNTS : ROOM_BESIDE_SUMMARY;
      line.set("counts", counts().json(room).path(step));
    }
    return line;
  }
}
