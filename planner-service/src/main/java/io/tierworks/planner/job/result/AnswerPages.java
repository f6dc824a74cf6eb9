package io.tierworks.planner.job.result;

import io.tierworks.common.contract.json.Wire;
import io.tierworks.common.contract.result.JobResult.ItemAnswer;
import java.util.ArrayList;
import java.util.List;

/// Measures item answers and divides those that do not fit into one message into pages. Holds the
/// answers only while they fit.
final class AnswerPages {
  /// Bytes of answers that a result may hold: half of a message, because the rest of the result
  /// needs room too.
  private static final long ROOM_IN_RESULT = 4L * 1024 * 1024;

  private static final long PAGE = 1024 * 1024;

  private final List<ItemAnswer> held = new ArrayList<>();

  /// The position of the first answer of each page but the first.
  private final List<Integer> starts = new ArrayList<>();

  private long all;
  private long here;

  void add(int position, ItemAnswer answer) {
    int size = Wire.bytes(answer).length;
    if (here + size > PAGE && here > 0) {
      starts.add(position);
      here = 0;
    }
    here += size;
    all += size;
    if (fitIntoResult()) {
      held.add(answer);
    } else {
      held.clear();
    }
  }

  boolean fitIntoResult() {
    return all <= ROOM_IN_RESULT;
  }

  /// All answers; empty when they need pages.
  List<ItemAnswer> held() {
    return List.copyOf(held);
  }

  int count() {
    return starts.size() + 1;
  }

  /// The position behind a page.
  ///
  /// @param page from 1
  /// @param size positions in all
  int end(int page, int size) {
    return page == count() ? size : starts.get(page - 1);
  }
}
