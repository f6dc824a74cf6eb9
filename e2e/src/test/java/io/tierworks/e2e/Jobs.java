package io.tierworks.e2e;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierworks.common.contract.json.MalformedMessage;
import io.tierworks.common.contract.json.Wire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/// Job messages as users write them.
public final class Jobs {
  static final List<String> EXAMPLES =
      List.of(
          "support-triage",
          "invoice-extraction",
          "compliance-check",
          "research",
          "lead-ranking",
          "qa-review");

  private static final List<String> TICKETS =
      List.of(
          "I was charged twice for my subscription, please refund one of the payments.",
          "The export answers 'error 502' since this morning and the app crashes.",
          "Please reset the password of my account, I cannot log in.",
          "Where is my parcel? The tracking has not moved for a week.");

  private Jobs() {}

  /// One nano subtask per item; the flagship plans and judges.
  public static String tickets(String id, int items) {
    return tickets(id, items, _ -> {});
  }

  /// @param more sets further fields
  static String tickets(String id, int items, Consumer<ObjectNode> more) {
    var job = Wire.mapper().createObjectNode();
    job.put("id", id)
        .put("goal", "Classify each ticket as billing, technical, account or shipping.")
        .put("plan", "map");
    job.putObject("limits").put("maxCost", 100);
    addTickets(job.putArray("items"), items);
    more.accept(job);
    return job.toString();
  }

  private static void addTickets(ArrayNode array, int items) {
    for (int i = 0; i < items; i++) {
      array.addObject().put("id", "T-" + i).put("text", "Ticket " + i + ". " + text(i));
    }
  }

  private static String text(int i) {
    return TICKETS.get(i % TICKETS.size());
  }

  /// The unchanged text of a file in `examples/`.
  static String example(String name) {
    try {
      return Files.readString(exampleFile(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path exampleFile(String name) {
    return Path.of("..", "examples", name + ".json");
  }

  static List<String> itemIds(String job) {
    try {
      return Wire.tree(job).path("items").valueStream().map(i -> i.path("id").asText()).toList();
    } catch (MalformedMessage e) {
      throw new IllegalStateException(e);
    }
  }
}
