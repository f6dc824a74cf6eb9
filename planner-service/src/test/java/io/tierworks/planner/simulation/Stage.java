package io.tierworks.planner.simulation;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What all actors of one history share: chance, time, the network's mood, the trace.
final class Stage {
  static final Instant START = Instant.parse("2026-11-20T10:00:00Z");
  static final List<String> TIERS = List.of("nano", "mini", "flagship");

  private static final int REMEMBERED = 60;

  private final Dice dice;
  private final Timeline timeline = new Timeline();
  private final Setup setup;
  private final Sabotage sabotage;
  private final boolean traced;
  private final Deque<String> lines = new ArrayDeque<>();
  private final boolean printing;
  private final int[] incidents = new int[Incident.values().length];
  private long stalledUntil;

  Stage(long seed, Sabotage sabotage, Tracing tracing) {
    dice = new Dice(seed);
    setup = Setup.draw(dice);
    this.sabotage = sabotage;
    traced = tracing != Tracing.OFF;
    printing = tracing == Tracing.PRINT;
    say("seed %d: %s", seed, setup);
  }

  /// How much of a history is written down.
  enum Tracing {
    OFF,
    /// The last lines are kept.
    TAIL,
    /// Every line goes to standard output.
    PRINT
  }

  Dice dice() {
    return dice;
  }

  Timeline timeline() {
    return timeline;
  }

  Setup setup() {
    return setup;
  }

  Sabotage sabotage() {
    return sabotage;
  }

  long now() {
    return timeline.now();
  }

  Instant instant() {
    return START.plusMillis(timeline.now());
  }

  boolean isCalm() {
    return setup.trouble() == 0 || now() >= setup.calmFrom();
  }

  /// Whether something that may go wrong does.
  boolean mishap(double probability) {
    return !isCalm() && dice.chance(probability * setup.trouble());
  }

  /// The broker answers nobody for a while.
  void stall(long millis) {
    count(Incident.BROKER_STALL);
    say("broker stalls for %d ms", millis);
    stalledUntil = now() + millis;
  }

  /// When something sent now arrives.
  long arrival() {
    long delay = dice.between(1, 4);
    if (mishap(0.1)) {
      delay += dice.chance(0.1) ? dice.between(50, 3_000) : dice.between(1, 60);
    }
    return Math.max(now(), stalledUntil) + delay;
  }

  void count(Incident incident) {
    incidents[incident.ordinal()]++;
  }

  Map<Incident, Integer> incidents() {
    var counts = new EnumMap<Incident, Integer>(Incident.class);
    for (var incident : Incident.values()) {
      if (incidents[incident.ordinal()] > 0) {
        counts.put(incident, incidents[incident.ordinal()]);
      }
    }
    return counts;
  }

  void say(String format, Object... what) {
    if (!traced) {
      return;
    }
    var line = "%8d  ".formatted(now()) + format.formatted(what);
    if (printing) {
      System.out.println(line);
    }
    lines.addLast(line);
    if (lines.size() > REMEMBERED) {
      lines.removeFirst();
    }
  }

  List<String> lastLines() {
    return List.copyOf(lines);
  }
}
