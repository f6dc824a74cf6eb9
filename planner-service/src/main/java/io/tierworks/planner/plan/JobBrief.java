package io.tierworks.planner.plan;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.contract.job.Item;
import io.tierworks.common.contract.job.Job;
import io.tierworks.common.contract.job.Link;
import io.tierworks.common.contract.job.PlanForm;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a job is about, without its items. Every prompt is written from it.
///
/// @param sample the first few items with long texts cut, for the planning call
/// @param sharedTokens goal and context, estimated
/// @param itemTokens all items, estimated
/// @param itemsPerPage how many items are stored together
/// @param media the images of all items
/// @param largestInput goal, context and the largest item, estimated
public record JobBrief(
    String goal,
    @Nullable String context,
    @Nullable JsonNode itemSchema,
    @Nullable JsonNode answerSchema,
    List<Link> verify,
    PlanForm form,
    @Nullable String template,
    List<String> tools,
    @Nullable String workspace,
    Map<String, String> labels,
    int items,
    List<ItemExcerpt> sample,
    long sharedTokens,
    long itemTokens,
    int itemsPerPage,
    ItemMedia media,
    long largestInput) {
  private static final int SAMPLE = 5;
  private static final int MOST_PER_PAGE = 64;
  private static final long PAGE_CHARACTERS = 64 * 1024;

  public JobBrief {
    media = media == null ? ItemMedia.NONE : media;
    verify = verify == null ? List.of() : List.copyOf(verify);
  }

  public static JobBrief of(Job job) {
    return new JobBrief(
        job.goal(),
        job.context(),
        job.itemSchema(),
        job.answerSchema(),
        job.verify(),
        job.plan(),
        job.template(),
        job.tools(),
        job.workspace(),
        job.labels(),
        job.items().size(),
        job.items().stream().limit(SAMPLE).map(ItemExcerpt::of).toList(),
        InputSize.shared(job),
        job.items().stream().mapToLong(InputSize::of).sum(),
        itemsPerPage(job),
        ItemMedia.of(job),
        InputSize.ofOneCall(job).tokens());
  }

  public PlanBounds bounds(int maxSubtasks) {
    return new PlanBounds(
        form,
        items,
        media.imageOnly(),
        largestInput,
        itemSchema,
        maxSubtasks,
        tools,
        workspace,
        verify);
  }

  /// As many as keep a page of typical items small.
  private static int itemsPerPage(Job job) {
    long characters = job.items().stream().mapToLong(JobBrief::characters).sum();
    long average = 1 + characters / Math.max(1, job.items().size());
    return Math.clamp(PAGE_CHARACTERS / average, 1, MOST_PER_PAGE);
  }

  private static long characters(Item item) {
    return item.text().length()
        + item.images().stream()
            .mapToLong(image -> image.data() == null ? 0 : image.data().length())
            .sum();
  }
}
