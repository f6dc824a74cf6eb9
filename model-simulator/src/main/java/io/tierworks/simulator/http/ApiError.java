package io.tierworks.simulator.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierworks.simulator.json.Json;
import org.jspecify.annotations.Nullable;

/// An error as OpenAI words it.
record ApiError(
    int status, String message, String type, @Nullable String param, @Nullable String code) {

  static ApiError badRequest(String message) {
    return new ApiError(400, message, "invalid_request_error", null, null);
  }

  static ApiError invalidKey() {
    return new ApiError(
        401,
        "Incorrect API key provided. You can find your API key at https://platform.openai.com/account/api-keys.",
        "invalid_request_error",
        null,
        "invalid_api_key");
  }

  static ApiError noSuchModel(String model) {
    return new ApiError(
        404,
        "The model `" + model + "` does not exist or you do not have access to it.",
        "invalid_request_error",
        "model",
        "model_not_found");
  }

  static ApiError noSuchPath(String path) {
    return new ApiError(
        404, "Invalid URL (" + path + ")", "invalid_request_error", null, "unknown_url");
  }

  static ApiError wrongMethod(String method) {
    return new ApiError(
        405,
        "Not allowed to " + method + " on this path.",
        "invalid_request_error",
        null,
        "method_not_supported");
  }

  static ApiError rateLimited(String model, double seconds) {
    return new ApiError(
        429,
        "Rate limit reached for "
            + model
            + " in organization org-simulated on requests per min (RPM). Please try again in "
            + seconds
            + "s.",
        "requests",
        null,
        "rate_limit_exceeded");
  }

  static ApiError insufficientQuota() {
    return new ApiError(
        429,
        "You exceeded your current quota, please check your plan and billing details.",
        "insufficient_quota",
        null,
        "insufficient_quota");
  }

  static ApiError serverError() {
    return new ApiError(
        500,
        "The server had an error while processing your request. Sorry about that!",
        "server_error",
        null,
        null);
  }

  static ApiError unavailable() {
    return new ApiError(
        503,
        "The engine is currently overloaded, please try again later.",
        "server_error",
        null,
        "overloaded");
  }

  static ApiError defect(RuntimeException e) {
    return new ApiError(500, "Defect in the simulator: " + e, "simulator_defect", null, null);
  }

  byte[] body() {
    ObjectNode root = Json.MAPPER.createObjectNode();
    root.putObject("error")
        .put("message", message)
        .put("type", type)
        .put("param", param)
        .put("code", code);
    return Wire.bytes(root);
  }
}
