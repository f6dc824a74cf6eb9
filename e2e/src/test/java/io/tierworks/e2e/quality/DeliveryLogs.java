package io.tierworks.e2e.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// Aggregation over a long document: a log of about 3,000 tokens. Asked for are the number of
/// deliveries, the sum of their pallets and the site with most of them; entries that were cancelled
/// later do not count. A mistake counts one of them, or misses an entry.
final class DeliveryLogs {
  private static final List<String> SITES = List.of("Turin", "Lyon", "Hull", "Gdansk", "Porto");
  private static final int ENTRIES = 60;

  private DeliveryLogs() {}

  static Task make(String name, Phrases phrases) {
    var lines = new ArrayList<String>();
    var pallets = new TreeMap<String, Integer>();
    int deliveries = 0;
    int cancelled = 0;
    int last = 0;
    for (int entry = 1; entry <= ENTRIES; entry++) {
      var site = phrases.oneOf(SITES);
      int count = phrases.between(1, 30);
      lines.add(
          "Entry %d: %d pallets went to %s. %s".formatted(entry, count, site, phrases.remarks(2)));
      if (phrases.between(1, 10) == 1) {
        lines.add("Correction: entry %d was cancelled.".formatted(entry));
        cancelled = count;
      } else {
        deliveries++;
        last = count;
        pallets.merge(site, count, Integer::sum);
      }
    }
    int sum = pallets.values().stream().mapToInt(Integer::intValue).sum();
    var most =
        pallets.entrySet().stream()
            .max(java.util.Map.Entry.comparingByValue())
            .orElseThrow()
            .getKey();
    var answer = Task.object().put("deliveries", deliveries).put("pallets", sum).put("most", most);
    var counted =
        Task.object()
            .put("deliveries", deliveries + 1)
            .put("pallets", sum + Math.max(1, cancelled));
    var missed = Task.object().put("deliveries", deliveries - 1).put("pallets", sum - last);
    var text = "Log %s\n%s".formatted(name, String.join("\n", lines));
    return new Task(text, answer, List.of(counted, missed));
  }
}
