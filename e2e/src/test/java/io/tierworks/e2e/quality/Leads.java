package io.tierworks.e2e.quality;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// Ranking: points for a lead by three criteria, and their sum, by which leads are ranked. The more
/// tempting mistake misjudges one criterion and adds up; the other does not add up.
final class Leads {
  private static final List<String> FIT =
      List.of(
          "They sell to private people only",
          "They run two depots",
          "They run nine depots",
          "They run forty depots");
  private static final List<String> NEED =
      List.of(
          "They are content with what they have",
          "They look around",
          "They lose orders every week",
          "Their system is switched off in May");
  private static final List<String> TIMING =
      List.of(
          "Nothing is planned",
          "They decide next year",
          "They decide this summer",
          "They decide this month");

  private Leads() {}

  static Task make(String name, Phrases phrases) {
    int fit = phrases.between(0, 3);
    int need = phrases.between(0, 3);
    int timing = phrases.between(0, 3);
    var text =
        """
        Lead %s
        %s %s.
        %s %s.
        %s %s.
        %s\
        """
            .formatted(
                name,
                phrases.remarks(7),
                FIT.get(fit),
                phrases.remarks(7),
                NEED.get(need),
                phrases.remarks(7),
                TIMING.get(timing),
                phrases.remarks(6));
    int wrong = fit == 3 ? 2 : fit + 1;
    var misjudged = points(wrong, need, timing);
    var badSum = Task.object().put("score", fit + need + timing + 1);
    return new Task(text, points(fit, need, timing), List.of(misjudged, badSum));
  }

  private static ObjectNode points(int fit, int need, int timing) {
    var points = Task.object().put("fit", fit).put("need", need).put("timing", timing);
    return points.put("score", fit + need + timing);
  }
}
