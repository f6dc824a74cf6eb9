package io.tierworks.common.contract.subtask;

/// One verification of an answer.
///
/// @param name [#SCHEMA], [#GROUNDED] or that of a later version
/// @param detail what was wrong; empty when passed
public record Check(String name, boolean passed, String detail) {
  /// The answer is valid against the output schema.
  public static final String SCHEMA = "schema";

  /// Every quotation of the answer occurs in the material.
  public static final String GROUNDED = "grounded";

  public Check {
    detail = detail == null ? "" : detail;
  }

  public static Check passed(String name) {
    return new Check(name, true, "");
  }

  public static Check rejected(String name, String detail) {
    return new Check(name, false, detail);
  }
}
