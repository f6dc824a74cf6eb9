package io.tierworks.planner.job.handler;

import io.tierworks.common.contract.job.Job;
import io.tierworks.common.contract.job.Limits;
import io.tierworks.common.contract.job.OnLimit;
import io.tierworks.common.contract.job.PlanForm;
import io.tierworks.common.contract.job.Review;
import io.tierworks.common.contract.job.ReviewPolicy;
import io.tierworks.common.contract.job.Routing;
import io.tierworks.common.cost.Money;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Jobs with the id `j`.
final class Jobs {
  static final Limits NONE = Limits.DEFAULTS;

  private Jobs() {}

  static Job of(int items) {
    return with(items, NONE, ReviewPolicy.NEVER);
  }

  static Job reviewed(int items, ReviewPolicy review) {
    return reviewed(items, Review.of(review));
  }

  static Job reviewed(int items, Review review) {
    return with(items, NONE, review, items < 3 ? PlanForm.AUTO : PlanForm.DAG);
  }

  static Job capped(int items, String dollars) {
    return with(
        items,
        new Limits(Money.dollars(dollars), null, null, null, null, null),
        ReviewPolicy.NEVER);
  }

  static Job rounds(int items, int most) {
    return with(items, new Limits(null, null, null, most, null, null), ReviewPolicy.NEVER);
  }

  static Job timed(int items, Duration most, String onLimit) {
    var policy = OnLimit.valueOf(onLimit.toUpperCase(Locale.ROOT));
    return with(items, new Limits(null, most, null, null, null, policy), ReviewPolicy.NEVER);
  }

  static Job timed(int items, Duration most) {
    return with(items, new Limits(null, most, null, null, null, null), ReviewPolicy.NEVER);
  }

  static Job with(int items, Limits limits, ReviewPolicy review) {
    return with(items, limits, review, items < 3 ? PlanForm.AUTO : PlanForm.DAG);
  }

  static Job with(int items, Limits limits, ReviewPolicy review, @Nullable PlanForm form) {
    return with(items, limits, Review.of(review), form);
  }

  static Job with(int items, Limits limits, Review review, @Nullable PlanForm form) {
    return with(items, limits, review, form, null);
  }

  static Job byTemplate(int items, String template, Review review) {
    return with(items, NONE, review, null, template);
  }

  static Job byTemplate(int items, String template, Limits limits) {
    return with(items, limits, Review.of(ReviewPolicy.NEVER), null, template);
  }

  static Job with(
      int items, Limits limits, Review review, @Nullable PlanForm form, @Nullable String template) {
    return routed(items, limits, review, form, template, null);
  }

  /// @param routing a fixed one names the tier mini
  static Job routed(
      int items,
      Limits limits,
      Review review,
      @Nullable PlanForm form,
      @Nullable String template,
      @Nullable Routing routing) {
    return Job.of(
        "j",
        "Sort the tickets",
        "Shared rules",
        World.items(items),
        null,
        null,
        null,
        form,
        template,
        "acme",
        null,
        limits,
        review,
        List.of(),
        null,
        routing,
        routing == Routing.FIXED ? "mini" : null,
        null,
        false);
  }
}
