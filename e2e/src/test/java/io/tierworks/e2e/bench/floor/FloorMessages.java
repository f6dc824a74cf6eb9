package io.tierworks.e2e.bench.floor;

import io.tierworks.e2e.bench.JobMessages;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Messages of the floor: a few words, then text up to the size that the message has in Tierworks.
/// A quarter of the text is different in each, so that they compress as well as those of Tierworks.
public final class FloorMessages implements JobMessages {
  private static final String END = "|";
  private static final String SAME =
      "I was charged twice for my subscription, please refund. ".repeat(2_000);
  private static final String OTHER = letters(256 * 1024);

  /// Sizes as `e2e/bench` prints them for the throughput part: key, value and headers. A report of
  /// the floor is as large as `started` and the result together.
  static final int RESULT_BYTES_PER_ITEM = 100;

  static final int ENVELOPE_BYTES = 960;
  static final int REPORT_BYTES = 720;
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
    int rest = Math.clamp(size - head.length(), 0, SAME.length());
    int other = rest / 4;
    int from = ThreadLocalRandom.current().nextInt(OTHER.length() - other);
    var text = head + SAME.substring(0, rest - other) + OTHER.substring(from, from + other);
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String letters(int count) {
    return new Random(1)
        .ints(count, 'a', 'z' + 1)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  static List<String> words(byte[] message) {
    var text = new String(message, StandardCharsets.UTF_8);
    return List.of(text.substring(0, text.indexOf(END)).split(" "));
  }
}
