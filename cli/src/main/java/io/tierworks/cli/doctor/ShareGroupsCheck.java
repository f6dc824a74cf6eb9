package io.tierworks.cli.doctor;

import java.util.List;

/// Whether the brokers support share groups, if the settings need them.
///
/// @param needed whether the setting `intake` is `share`
/// @param version level of the brokers' feature `share.version`; 0 if they do not have it
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
                "the brokers do not support share groups",
                "upgrade to Kafka 4.2 or newer and run `kafka-features upgrade --feature share.version=1`,"
                    + " or set intake=group everywhere"));
  }
}
