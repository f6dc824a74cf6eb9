package io.tierworks.common.contract.subtask;

/// One verification of an answer.
///
/// @param name `schema`, `grounded`, ...
/// @param detail what was wrong; empty when passed
public record Check(String name, boolean passed, String detail) {
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
