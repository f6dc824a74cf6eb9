package io.tierworks.cli.doctor;

import java.util.List;

/// Whether the brokers can hand out subtasks the way that is set.
///
/// @param needed the setting `intake` is `share`
/// @param version of the brokers' feature `share.version`; 0 when they have none
record ShareGroupsCheck(boolean needed, int version) implements DoctorCheck {
  static final String SUBJECT = "share groups";

  @Override
  public List<Finding> findings() {
    if (!needed) {
      return List.of(Finding.ok(SUBJECT, "not needed with intake=group"));
    }
    return List.of(
        version >= 1
            ? Finding.ok(SUBJECT, "share.version " + version)
            : Finding.fault(
                SUBJECT,
                "these brokers have none",
                "upgrade to Kafka 4.2 and run `kafka-features upgrade --feature share.version=1`,"
                    + " or set intake=group everywhere"));
  }
}
