package io.tierworks.planner.job.result;

import io.tierworks.common.contract.json.Wire;
import io.tierworks.common.contract.result.AnswerPage;
import io.tierworks.common.contract.result.JobResult.ItemAnswer;
import java.util.ArrayList;
import java.util.List;

/// Divides item answers that do not fit into one message into pages.
final class AnswerPages {
  /// Bytes of answers that a result may hold: half of a message, because the rest of the result
  /// needs room too.
  private static final long ROOM_IN_RESULT = 4L * 1024 * 1024;

  private static final long PAGE = 1024 * 1024;

  private AnswerPages() {}

  /// @return empty when the answers fit into the result
  static List<AnswerPage> of(String job, List<ItemAnswer> answers) {
    var pages = new ArrayList<List<ItemAnswer>>();
    var page = new ArrayList<ItemAnswer>();
    long all = 0;
    long here = 0;
    for (var answer : answers) {
      int size = Wire.bytes(answer).length;
      if (here + size > PAGE && !page.isEmpty()) {
        pages.add(List.copyOf(page));
        page.clear();
        here = 0;
      }
      page.add(answer);
      here += size;
      all += size;
    }
    pages.add(page);
    return all <= ROOM_IN_RESULT ? List.of() : numbered(job, pages);
  }

  private static List<AnswerPage> numbered(String job, List<List<ItemAnswer>> pages) {
    var numbered = new ArrayList<AnswerPage>();
    for (var page : pages) {
      numbered.add(new AnswerPage(job, numbered.size() + 1, pages.size(), page));
    }
    return numbered;
  }
}
