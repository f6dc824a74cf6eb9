package io.tierworks.e2e.quality;

import java.util.List;
import java.util.Map;

/// Classification: a message to a support desk with one concern, and another one that is settled. A
/// mistake is another category.
final class Tickets {
  private static final Map<String, List<String>> CONCERNS =
      Map.of(
          "billing",
          List.of(
              "our card was charged twice for the same month",
              "the receipt shows the wrong tax rate"),
          "technical",
          List.of(
              "the export answers with error 502 since this morning",
              "the app closes when we open the camera"),
          "account",
          List.of(
              "the link to reset our password never arrives",
              "two of us are locked out after the last change"),
          "shipping",
          List.of(
              "the parcel has been at the depot for nine days",
              "half of the boxes were left with a neighbour"),
          "sales",
          List.of(
              "we would like a quotation for forty more seats",
              "we want to know what the larger plan costs"));
  private static final List<String> CATEGORIES = CONCERNS.keySet().stream().sorted().toList();

  private Tickets() {}

  static Task make(String name, Phrases phrases) {
    var category = phrases.oneOf(CATEGORIES);
    boolean urgent = phrases.random().nextBoolean();
    var settled = phrases.otherThan(category, CATEGORIES);
    var text =
        """
        Ticket %s
        %s
        I write because %s. %s
        %s
        Earlier this year I wrote that %s; that is settled. %s\
        """
            .formatted(
                name,
                phrases.remarks(10),
                phrases.oneOf(CONCERNS.getOrDefault(category, List.of())),
                urgent ? "Nobody here can work until this is solved." : "There is no hurry.",
                phrases.remarks(9),
                phrases.oneOf(CONCERNS.getOrDefault(settled, List.of())),
                phrases.remarks(9));
    var answer = Task.object().put("category", category).put("urgent", urgent);
    var confused = Task.object().put("category", settled);
    var another =
        phrases.random().nextBoolean()
            ? Task.object().put("urgent", !urgent)
            : Task.object().put("category", phrases.otherThan(category, CATEGORIES));
    return new Task(text, answer, List.of(confused, another));
  }
}
