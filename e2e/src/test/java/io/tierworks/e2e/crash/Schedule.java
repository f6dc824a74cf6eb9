package io.tierworks.e2e.crash;

import io.tierworks.e2e.crash.Fault.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.ToIntFunction;

/// Which process gets which fault, and when. The same seed gives the same schedule.
final class Schedule {
  private static final Duration OUTAGE = Duration.ofSeconds(20);
  private static final Duration RESTART = Duration.ofMillis(200);

  private final Random random;
  private final List<Role> roles;
  private final ToIntFunction<Role> processes;
  private final boolean outages;

  private Schedule(long seed, List<Role> roles, ToIntFunction<Role> processes, boolean outages) {
    this.random = new Random(seed);
    this.roles = roles;
    this.processes = processes;
    this.outages = outages;
  }

  /// Roles take turns in a new order each round, so a short schedule reaches all of them.
  ///
  /// @param kills number of `kill -9`; freezes and orderly stops come in between
  /// @param processes number of processes of each role
  /// @param outages whether a killed broker sometimes stays away for 20 s
  static List<Fault> draw(
      long seed, int kills, List<Role> roles, ToIntFunction<Role> processes, boolean outages) {
    return new Schedule(seed, roles, processes, outages).faults(kills);
  }

  private List<Fault> faults(int kills) {
    var faults = new ArrayList<Fault>();
    int killed = 0;
    while (killed < kills) {
      var round = new ArrayList<>(roles);
      Collections.shuffle(round, random);
      for (var role : round) {
        var fault = fault(role);
        if (killed < kills) {
          faults.add(fault);
          killed += fault.kind().isKill() ? 1 : 0;
        }
      }
    }
    return faults;
  }

  private Fault fault(Role role) {
    int number = 1 + random.nextInt(processes.applyAsInt(role));
    var pause = Duration.ofMillis(random.nextInt(500, 3_000));
    var kind = kind(role);
    var hold =
        switch (kind) {
          case KILL, STOP -> RESTART;
          case FREEZE -> Duration.ofMillis(random.nextInt(500, 6_000));
          case OUTAGE -> OUTAGE;
        };
    return new Fault(role, number, kind, pause, hold);
  }

  private Kind kind(Role role) {
    int draw = random.nextInt(100);
    if (draw < 65) {
      return role == Role.BROKER && outages && draw < 10 ? Kind.OUTAGE : Kind.KILL;
    }
    return draw < 88 ? Kind.FREEZE : Kind.STOP;
  }
}
