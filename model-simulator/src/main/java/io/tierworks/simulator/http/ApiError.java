package io.tierworks.simulator.http;

import io.tierworks.simulator.json.Json;
import org.jspecify.annotations.Nullable;

/// An error with OpenAI's status, type, code and message.
record ApiError(
    int status, String type, @Nullable String code, @Nullable String param, String message) {
  private static final String INVALID = "invalid_request_error";

  static ApiError badRequest(String message) {
    return new ApiError(400, INVALID, null, null, message);
  }

  static ApiError invalidKey() {
    return new ApiError(
        401,
        INVALID,
        "invalid_api_key",
        null,
        "Incorrect API key provided. You can find your API key at https://platform.openai.com/account/api-keys.");
  }

  static ApiError noSuchModel(String model) {
    String message = "The model `" + model + "` does not exist or you do not have access to it.";
    return new ApiError(404, INVALID, "model_not_found", "model", message);
  }

  static ApiError noSuchPath(String path) {
    return new ApiError(404, INVALID, "unknown_url", null, "Invalid URL (" + path + ")");
  }

  static ApiError wrongMethod(String method) {
    String message = "Not allowed to " + method + " on this path.";
    return new ApiError(405, INVALID, "method_not_supported", null, message);
  }

  static ApiError rateLimited(String model, double seconds) {
    String message =
        "Rate limit reached for %s in organization org-simulated on requests per min (RPM). Please try again in %ss."
            .formatted(model, seconds);
    return new ApiError(429, "requests", "rate_limit_exceeded", null, message);
  }

  static ApiError insufficientQuota() {
    String message = "You exceeded your current quota, please check your plan and billing details.";
    return new ApiError(429, "insufficient_quota", "insufficient_quota", null, message);
  }

  static ApiError serverError() {
    String message = "The server had an error while processing your request. Sorry about that!";
    return new ApiError(500, "server_error", null, null, message);
  }

  static ApiError unavailable() {
    String message = "The engine is currently overloaded, please try again later.";
    return new ApiError(503, "server_error", "overloaded", null, message);
  }

  static ApiError defect(RuntimeException e) {
    return new ApiError(500, "simulator_defect", null, null, "Defect in the simulator: " + e);
  }

  byte[] body() {
    var root = Json.object();
    root.putObject("error")
        .put("message", message)
        .put("type", type)
        .put("param", param)
        .put("code", code);
    return Wire.bytes(root);
  }
}
