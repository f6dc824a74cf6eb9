package io.tierworks.common.model.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.tierworks.common.contract.json.Wire;
import java.io.IOException;
import java.util.Set;

/// The body of an error response. A part that the server does not send is empty.
///
/// @param message may quote the prompt or the key, so it is only shown redacted
record ErrorBody(String code, String type, String param, String message) {
  private static final Set<String> EMPTY_ACCOUNT =
      Set.of(
          "insufficient_quota",
          "billing_hard_limit_reached",
          "billing_not_active",
          "quota_exceeded");

  static ErrorBody read(byte[] body) {
    var root = tree(body);
    var error = root.path("error");
    if (error.isTextual()) {
      return new ErrorBody("", "", "", error.asText());
    }
    var fields = error.isObject() ? error : root;
    return new ErrorBody(
        fields.path("code").asText(""),
        fields.path("type").asText(""),
        fields.path("param").asText(""),
        fields.path("message").asText(""));
  }

  /// The JSON of any response; missing if it is none.
  static JsonNode tree(byte[] body) {
    try {
      return Wire.mapper().readTree(body);
    } catch (IOException e) {
      return MissingNode.getInstance();
    }
  }

  boolean accountIsEmpty() {
    return EMPTY_ACCOUNT.contains(code) || EMPTY_ACCOUNT.contains(type);
  }
}
