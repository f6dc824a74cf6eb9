package io.tierworks.e2e.quality;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Draws words and sentences.
record Phrases(SplittableRandom random) {
  private static final List<String> REMARKS =
      List.of(
          "We have worked with your company since the spring of last year and were content so far.",
          "My colleague in the other office has the same impression, as she told me this morning.",
          "I am writing from my phone between two meetings, so please excuse the short sentences.",
          "The people at your reception were friendly and noted everything that I told them.",
          "We are a small bakery with eleven people, and nobody here does this as a profession.",
          "Please do not call before noon, because the whole team is in the workshop until then.",
          "I have read the pages of your help centre, and they did not answer my question.",
          "Last month something else was wrong, but that was solved within a day, thank you again.",
          "A copy of this message goes to our office in Lyon, where the files are kept.",
          "Perhaps it is my own mistake, but I have tried everything that I could think of.",
          "It would help us if the reply came in writing, because we have to file it.",
          "Our year ends in June, and until then all of this has to be in order.",
          "The weather has been awful, which is why the post came two days late.",
          "By the way, the new colours of your website are much easier to read.",
          "I attach nothing, since I was told that attachments are removed anyway.",
          "We would also like to know whether there will be a fair in Turin this autumn.");

  static Phrases of(long seed, String kind, int number) {
    return new Phrases(
        new SplittableRandom(
            (seed * 31 + kind.hashCode()) * 0x9E3779B97F4A7C15L + number * 0xBF58476D1CE4E5B9L));
  }

  @SafeVarargs
  final <T> T one(T... values) {
    return values[random.nextInt(values.length)];
  }

  <T> T oneOf(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  /// Another one of the values.
  <T> T otherThan(T value, List<T> values) {
    return oneOf(values.stream().filter(one -> !one.equals(value)).toList());
  }

  /// From `low` to `high`, both included.
  int between(int low, int high) {
    return random.nextInt(low, high + 1);
  }

  /// Sentences that say nothing about the task.
  String remarks(int count) {
    return IntStream.range(0, count).mapToObj(_ -> oneOf(REMARKS)).collect(Collectors.joining(" "));
  }
}
