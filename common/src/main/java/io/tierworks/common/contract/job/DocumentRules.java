package io.tierworks.common.contract.job;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.contract.json.Violation;
import java.util.List;

/// Rules of documents and of their split. Whether a PDF can be read is found out by the planner.
final class DocumentRules {
  private DocumentRules() {}

  static void check(String field, JsonNode item, List<Violation> found) {
    if (!item.has("document")) {
      return;
    }
    if (item.has("text") || item.has("images")) {
      found.add(
          new Violation(
              field,
              "has a document and other content",
              "move text and images to an item of their own"));
    }
    var data = item.path("document").path("data");
    if (data.isTextual() && !data.asText().isEmpty()) {
      checkData(field + ".document.data", data.asText(), found);
    }
  }

  private static void checkData(String field, String data, List<Violation> found) {
    var document = new Document(null, data, null);
    if (!ImageRules.isBase64(data)) {
      found.add(
          new Violation(
              field,
              "is no base64",
              "encode the document with the alphabet A-Z a-z 0-9 + / and padding, without line breaks or a data: prefix"));
    } else if (!document.isPdf() && document.content().isEmpty()) {
      found.add(
          new Violation(
              field,
              "is neither a PDF nor text in UTF-8",
              "convert the document to one of these; send an image under images"));
    }
  }

  static void checkSplit(JsonNode split, List<Violation> found) {
    int tokens = split.path("tokens").asInt(Split.DEFAULT.most());
    if (split.path("overlap").asInt(0) > tokens / Split.LARGEST_SHARE) {
      found.add(
          new Violation(
              "split.overlap",
              "is more than a quarter of a piece",
              "at most %d with these tokens".formatted(tokens / Split.LARGEST_SHARE)));
    }
  }
}
