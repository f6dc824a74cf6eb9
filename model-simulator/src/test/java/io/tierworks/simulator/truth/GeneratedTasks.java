package io.tierworks.simulator.truth;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.IntStream;

/// Many tasks of one generator.
public final class GeneratedTasks {
  /// A task's text and its true answer.
  public record Task(String text, JsonNode answer) {}

  private GeneratedTasks() {}

  public static List<Task> tickets(int count, long seed) {
    return tasks("ticket", count, seed);
  }

  public static List<Task> invoices(int count, long seed) {
    return tasks("invoice", count, seed);
  }

  private static List<Task> tasks(String kind, int count, long seed) {
    return IntStream.range(0, count)
        .mapToObj(i -> GeneratedTask.make(kind, seed, i))
        .map(made -> new Task(made.text(), made.answer()))
        .toList();
  }
}
