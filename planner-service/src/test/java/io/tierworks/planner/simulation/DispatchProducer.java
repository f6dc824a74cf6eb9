package io.tierworks.planner.simulation;

import io.tierworks.common.contract.subtask.Subtask;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The producer that writes subtasks to the tiers, outside the planner's transactions. A
/// transaction commits only when all its subtasks have arrived; those of an aborted one may arrive,
/// too.
final class DispatchProducer {
  private final Stage stage;
  private final Map<String, TierQueue> tiers;
  private final List<String> underway = new ArrayList<>();
  private Link link;

  DispatchProducer(Stage stage, Map<String, TierQueue> tiers) {
    this.stage = stage;
    this.tiers = tiers;
    link = new Link(stage);
  }

  void start() {
    link = new Link(stage);
  }

  void send(Subtask subtask) {
    var attempt = subtask.attempt().toString();
    underway.add(attempt);
    link.send(
        () -> {
          underway.remove(attempt);
          stage.say("%s reaches its tier", attempt);
          Objects.requireNonNull(tiers.get(subtask.tier())).append(subtask);
        },
        () -> underway.remove(attempt));
  }

  boolean isFlushed() {
    return underway.isEmpty();
  }

  void crash() {
    link.cut();
  }

  /// Attempts that may still arrive.
  void collect(Collection<String> attempts) {
    attempts.addAll(underway);
  }
}
