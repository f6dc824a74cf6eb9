package io.tierworks.e2e.size;

/// Minimal job messages: 100,000 items fit into one message.
final class Messages {
  private static final int ROOM_FOR_PLAN = 1_000;

  private Messages() {}

  static String job(String id, int items) {
    return job(id, items, "\"plan\":\"map\"");
  }

  /// @param fields further fields of the job, without braces
  static String job(String id, int items, String fields) {
    var text = new StringBuilder(300 + items * 60);
    text.append("{\"id\":\"%s\",\"goal\":\"Label each ticket.\",%s,".formatted(id, fields))
        .append(
            "\"limits\":{\"maxCost\":1000,\"maxTime\":\"PT3H\",\"maxSubtasks\":%d},"
                .formatted(items + ROOM_FOR_PLAN))
        .append("\"items\":[");
    for (int i = 0; i < items; i++) {
      text.append(i == 0 ? "" : ",")
          .append("\"Ticket ")
          .append(i)
          .append(": I was charged twice for my plan.\"");
    }
    return text.append("]}").toString();
  }
}
