package io.tierworks.e2e.bench.floor;

import io.tierworks.e2e.bench.JobMessages;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Messages of the floor: a few words, then text up to the size that the message has in Tierworks.
public final class FloorMessages implements JobMessages {
  private static final String END = "|";
  private static final String TEXT =
      "I was charged twice for my subscription, please refund. ".repeat(4_000);

  /// Sizes as `e2e/bench` prints them for the throughput part: key, value and headers. A report of
  /// the floor is as large as `started` and the result together.
  static final int RESULT_BYTES_PER_ITEM = 100;

  static final int ENVELOPE_BYTES = 950;
  static final int REPORT_BYTES = 1_050;
  private static final int JOB_BYTES_PER_ITEM = 72;

  /// The job, and what each of its calls takes.
  @Override
  public byte[] job(String id, int[] pauses) {
    var numbers = IntStream.of(pauses).mapToObj(Integer::toString);
    return padded(
        id + " " + numbers.collect(Collectors.joining(" ")), pauses.length * JOB_BYTES_PER_ITEM);
  }

  /// The floor loses nothing, so that a result needs no check.
  @Override
  public void check(byte[] result, int items) {}

  static byte[] padded(String words, int size) {
    var head = words + END;
    int more = Math.clamp(size - head.length(), 0, TEXT.length());
    return (head + TEXT.substring(0, more)).getBytes(StandardCharsets.UTF_8);
  }

  static List<String> words(byte[] message) {
    var text = new String(message, StandardCharsets.UTF_8);
    return List.of(text.substring(0, text.indexOf(END)).split(" "));
  }
}
