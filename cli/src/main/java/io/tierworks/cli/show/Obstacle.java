package io.tierworks.cli.show;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/// Why an open job does not move, for a person.
///
/// @param until when this changes; null if nobody knows
/// @param more what follows the time; may be empty
public record Obstacle(String what, @Nullable Instant until, String more) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());

  static Obstacle of(String what) {
    return new Obstacle(what, null, "");
  }

  /// Without the time: the same while only the time changes.
  String reason() {
    return what + more;
  }

  public String text() {
    return until == null ? reason() : what + " until " + TIME.format(until) + more;
  }
}
