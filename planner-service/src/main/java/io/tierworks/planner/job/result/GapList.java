package io.tierworks.planner.job.result;

import io.tierworks.common.contract.result.Gap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// Shortens a list of gaps so that it fits into a message.
public final class GapList {
  private static final int MOST_SINGLE = 1_000;

  private GapList() {}

  /// Names the first gaps, and counts the others by step and reason.
  static List<Gap> shortened(List<Gap> gaps) {
    if (gaps.size() <= MOST_SINGLE) {
      return gaps;
    }
    var counted = new LinkedHashMap<List<Object>, Gap>();
    for (var gap : gaps.subList(MOST_SINGLE, gaps.size())) {
      counted.merge(List.of(gap.step(), gap.reason()), nameless(gap), GapList::sum);
    }
    var all = new ArrayList<>(gaps.subList(0, MOST_SINGLE));
    all.addAll(counted.values());
    return all;
  }

  private static Gap nameless(Gap gap) {
    return new Gap(gap.step(), null, null, gap.reason(), gap.detail(), gap.count());
  }

  private static Gap sum(Gap first, Gap second) {
    return new Gap(
        first.step(), null, null, first.reason(), first.detail(), first.count() + second.count());
  }
}
