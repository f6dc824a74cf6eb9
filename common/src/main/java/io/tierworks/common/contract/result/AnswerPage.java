package io.tierworks.common.contract.result;

import io.tierworks.common.contract.json.Required;
import io.tierworks.common.contract.result.JobResult.ItemAnswer;
import java.util.List;

/// Item answers of a large job, on the topic `job.answers`: those that would make its result too
/// large. All pages are written before the result, in order. See `schema/answer-page.schema.json`.
///
/// @param page from 1
/// @param pages how many there are
/// @param items in the order of the job
public record AnswerPage(String job, int page, int pages, List<ItemAnswer> items) {
  public AnswerPage {
    Required.field(job, "job");
    Required.field(items, "items");
    items = List.copyOf(items);
  }
}
