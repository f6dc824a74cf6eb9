package io.tierworks.common.broker.access;

/// Named as in Kafka's `AclOperation`. `READ` and `WRITE` include `DESCRIBE`, `ALTER_CONFIGS`
/// includes `DESCRIBE_CONFIGS`.
public enum Operation {
  READ("Read"),
  WRITE("Write"),
  CREATE("Create"),
  DESCRIBE("Describe"),
  DESCRIBE_CONFIGS("DescribeConfigs"),
  ALTER_CONFIGS("AlterConfigs");

  private final String option;

  Operation(String option) {
    this.option = option;
  }

  /// As the command `kafka-acls` writes it.
  public String option() {
    return option;
  }
}
