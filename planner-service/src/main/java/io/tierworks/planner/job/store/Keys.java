package io.tierworks.planner.job.store;

import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.routing.KindTier;
import java.time.Instant;

/// Keys within the maps of the store. They sort as the store reads them: subtasks by step and
/// position, pages by number, finished jobs by the time they ended.
final class Keys {
  private static final String ZEROS = "0000000";

  private Keys() {}

  static String subtask(String job, SubtaskRef ref) {
    return step(job, ref.step()) + padded(ref.index());
  }

  /// The prefix of all subtasks of a step.
  static String step(String job, String step) {
    return all(job) + step + "/";
  }

  static String page(String job, int page) {
    return all(job) + padded(page);
  }

  /// The prefix of everything that a map holds of a job.
  static String all(String job) {
    return job + "/";
  }

  static String expiry(String job, Instant at) {
    return "%015d/%s".formatted(at.toEpochMilli(), job);
  }

  static String kindTier(KindTier of) {
    return of.kind() + "/" + of.tier();
  }

  private static String padded(int index) {
    var digits = Integer.toString(index);
    return ZEROS.substring(digits.length()) + digits;
  }
}
