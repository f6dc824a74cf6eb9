package io.tierworks.cli.doctor;

import java.util.List;

/// Whether the planner's API is open to everyone on the network.
///
/// @param loopback whether the address is a loopback address
/// @param token whether requests need a token
record ApiCheck(String host, boolean loopback, boolean token) implements DoctorCheck {
  private static final String SUBJECT = "API";

  @Override
  public List<Finding> findings() {
    return List.of(
        loopback || token
            ? Finding.ok(
                SUBJECT,
                token
                    ? "requires a token"
                    : "listens on %s, reachable from this machine only".formatted(host))
            : Finding.note(
                SUBJECT,
                "planner.http-host is %s and no token is set: everyone who reaches the API sees all jobs"
                    .formatted(host),
                "set planner.api-token-file, or restrict network access to the API"));
  }
}
