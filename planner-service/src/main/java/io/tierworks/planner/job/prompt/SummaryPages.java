package io.tierworks.planner.job.prompt;

import io.tierworks.common.cost.TokenEstimate;
import io.tierworks.planner.job.SummaryLevel.Page;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Divides neighbouring results, or summaries of them, into pages that one call can summarise.
public final class SummaryPages {
  /// More ids would not be listed without a fault.
  private static final int MOST_RESULTS = 100;

  /// About 32,000 tokens.
  private static final long MOST_BYTES = 128L * 1024;

  private final long room;
  private final Map<String, List<Sized>> steps = new LinkedHashMap<>();
  private @Nullable Sized last;

  /// @param window tokens of the tier that reads the pages
  SummaryPages(long window) {
    room = Math.min(MOST_BYTES, TokenEstimate.bytesWithin(window) / 4);
  }

  /// A page with what its call reads.
  ///
  /// @param results how many results or summaries it has
  /// @param bytes of all of them
  public record Sized(Page page, int results, long bytes) {
    private Sized plus(int index, long more) {
      return new Sized(new Page(page.step(), page.from(), index), results + 1, bytes + more);
    }
  }

  /// Adds the next result of a step. The results of a step come one after the other.
  void add(String step, int index, long bytes) {
    var before = last;
    boolean fits =
        before != null
            && before.page().step().equals(step)
            && before.results() < MOST_RESULTS
            && before.bytes() + bytes <= room;
    var pages = steps.computeIfAbsent(step, _ -> new ArrayList<>());
    if (fits && before != null) {
      last = before.plus(index, bytes);
      pages.set(pages.size() - 1, last);
    } else {
      last = new Sized(new Page(step, index, index), 1, bytes);
      pages.add(last);
    }
  }

  /// What is added next is on a page of its own, or on one with what follows.
  void cut() {
    last = null;
  }

  /// The pages of these steps.
  List<Sized> of(Set<String> wanted) {
    return steps.entrySet().stream()
        .filter(step -> wanted.contains(step.getKey()))
        .flatMap(step -> step.getValue().stream())
        .toList();
  }

  /// Those that make several summaries one.
  List<Sized> ofSeveral() {
    return steps.values().stream()
        .flatMap(List::stream)
        .filter(page -> page.results() > 1)
        .toList();
  }
}
