package io.tierworks.planner.job.result;

import io.tierworks.common.contract.result.Gap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Gaps as they fit into a message: the first are named, the others counted by step and reason.
final class GapList {
  private static final int MOST_SINGLE = 1_000;

  private final List<Gap> named = new ArrayList<>();
  private final Map<List<Object>, Gap> counted = new LinkedHashMap<>();

  void add(Gap gap) {
    if (named.size() < MOST_SINGLE) {
      named.add(gap);
    } else {
      counted.merge(List.of(gap.step(), gap.reason()), nameless(gap), GapList::sum);
    }
  }

  void addAll(Collection<Gap> gaps) {
    gaps.forEach(this::add);
  }

  List<Gap> all() {
    return Stream.concat(named.stream(), counted.values().stream()).toList();
  }

  private static Gap nameless(Gap gap) {
    return new Gap(gap.step(), null, null, gap.reason(), gap.detail(), gap.count());
  }

  private static Gap sum(Gap first, Gap second) {
    return new Gap(
        first.step(), null, null, first.reason(), first.detail(), first.count() + second.count());
  }
}
