package io.tierworks.common.contract.job;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.contract.json.Violation;
import java.util.List;

/// Rules of quotations: what a job marks as one is checked, or the job is refused.
final class QuoteRules {
  private static final String FIELD = "itemSchema";

  private QuoteRules() {}

  static void check(JsonNode job, List<Violation> found) {
    var schema = job.path(FIELD);
    if (!job.path("answerSchema").findValues(QuoteMarks.MARK).isEmpty()) {
      found.add(
          new Violation(
              "answerSchema",
              "marks a quotation, but only answers to items are checked for them",
              "mark it in itemSchema, or leave the mark out"));
    }
    if (QuoteMarks.areMisplaced(schema)) {
      found.add(
          new Violation(
              FIELD,
              "marks a quotation where it cannot be checked",
              "mark fields under properties and items, not in $defs or anyOf"));
    } else if (!QuoteMarks.paths(schema).isEmpty()) {
      checkForm(job, found);
    }
  }

  private static void checkForm(JsonNode job, List<Violation> found) {
    var form = job.path("plan").asText();
    if (form.equals("direct")) {
      found.add(
          new Violation(
              "plan",
              "is direct, but itemSchema marks quotations, which only subtasks are checked for",
              "choose map or dag, or leave the marks out"));
    }
    for (int i = 0; form.equals("map") && i < job.path("items").size(); i++) {
      if (isImageOnly(job.path("items").get(i))) {
        found.add(
            new Violation(
                "items[" + i + "].text",
                "is missing, and itemSchema marks quotations",
                "add the text of the image, or choose dag, which can transcribe it first"));
      }
    }
  }

  private static boolean isImageOnly(JsonNode item) {
    return !item.path("images").isEmpty() && item.path("text").asText("").isBlank();
  }
}
