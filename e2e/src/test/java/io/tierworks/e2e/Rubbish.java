package io.tierworks.e2e;

import java.util.List;

/// Messages that nobody can work with.
final class Rubbish {
  /// Messages that are not JSON, not objects, empty, cut off, or lack required fields.
  static final List<String> MESSAGES =
      List.of(
          "\u0000\u0001 garbage \uFFFD",
          "",
          "null",
          "42",
          "[]",
          "{}",
          "{\"type\":\"no_such_type\"}",
          "{\"type\":\"started\"}",
          "{\"type\":\"answered\"}",
          "{\"type\":\"failed\",\"job\":\"nobody\"}",
          "{\"type\":\"answered\",\"job\":\"nobody\",\"subtask\":\"a-1\",\"attempt\":\"x\",\"worker\":\"w\"}",
          "{\"type\":\"accept\"}",
          "{\"type\":\"accept\",\"id\":\"empty\",\"job\":{}}",
          "{\"type\":\"cancel\"}",
          "{\"type\":\"cancel\",\"id\":\"nobody\"}",
          "{\"type\":\"raise_limit\",\"id\":\"nobody\"}",
          "{\"type\":\"heartbeat\"}",
          "{\"type\":\"left\"}",
          "{\"type\":\"tick\"}",
          "{\"job\":\"nobody\"}",
          "{\"job\":\"nobody\",\"subtask\":\"a-1\",\"attempt\":\"nobody/a-1/1\",\"tier\":\"nano\"}",
          "{\"type\":\"answered\",\"job\":\"half",
          ended("answered", "no_such_step-0001", "\"output\":{}"),
          ended("answered", "classify-9999", "\"output\":{}"),
          ended("answered", "nonsense", "\"output\":[]"),
          ended("answered", "plan-0001", "\"output\":{\"form\":\"dag\"}"),
          ended("handoff", "plan-0001", "\"reason\":\"unsure\""),
          ended("failed", "judge-0001", "\"code\":\"internal\",\"retryable\":true"));

  private Rubbish() {}

  /// An unknown worker's report on a job that waits for its approval.
  static String ended(String type, String subtask, String more) {
    return """
    {"type":"%s","job":"waiting","subtask":"%s","attempt":"waiting/%s/7","worker":"w","tier":"nano",%s,
    "spent":{"model":"m","usage":{"input":1,"cached":0,"output":1,"reasoning":0},"cost":0.001,"calls":1},"at":"2026-01-01T00:00:00Z"}
    """
        .formatted(type, subtask, subtask, more);
  }
}
