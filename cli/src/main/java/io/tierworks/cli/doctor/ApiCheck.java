package io.tierworks.cli.doctor;

import java.util.List;

/// Whether the planner's API is open to whoever reaches it.
///
/// @param loopback its address is this machine's own
/// @param token whether it asks for one
record ApiCheck(String host, boolean loopback, boolean token) implements DoctorCheck {
  private static final String SUBJECT = "API";

  @Override
  public List<Finding> findings() {
    return List.of(
        loopback || token
            ? Finding.ok(SUBJECT, token ? "asks for a token" : "on this machine only, by " + host)
            : Finding.note(
                SUBJECT,
                "planner.http-host is %s and there is no token: whoever reaches it sees all jobs"
                    .formatted(host),
                "set planner.api-token-file, or keep others away by other means"));
  }
}
