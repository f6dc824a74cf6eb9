package io.tierworks.e2e.bench;

/// How the measured system words jobs and results. The key of a result is its job.
public interface JobMessages {
  /// @param pauses one item for each: how long its model call takes, in milliseconds
  byte[] job(String id, int[] pauses);

  /// @param items that the job has
  /// @throws IllegalStateException when not all of them are answered
  void check(byte[] result, int items);
}
