package io.tierworks.common.contract.job;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.contract.json.Violation;
import java.util.Base64;
import java.util.List;

/// Rules of images: the data is base64, and its first bytes are those of a type that models read.
final class ImageRules {
  private ImageRules() {}

  static void check(String field, JsonNode images, List<Violation> found) {
    for (int i = 0; i < images.size(); i++) {
      var data = images.get(i).path("data");
      if (data.isTextual() && !data.asText().isEmpty()) {
        check(field + "[" + i + "].data", data.asText(), found);
      }
    }
  }

  private static void check(String field, String data, List<Violation> found) {
    if (!isBase64(data)) {
      found.add(
          new Violation(
              field,
              "is no base64",
              "encode the image with the alphabet A-Z a-z 0-9 + / and padding, without line breaks or a data: prefix; or give its url"));
    } else if (ImageHeader.of(data).isEmpty()) {
      found.add(
          new Violation(
              field,
              "does not begin as a " + ImageHeader.TYPES + " image",
              "convert the image to one of these types"));
    }
  }

  static boolean isBase64(String text) {
    try {
      return text.length() % 4 == 0 && Base64.getDecoder().decode(text).length > 0;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }
}
