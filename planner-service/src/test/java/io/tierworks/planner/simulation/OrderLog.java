package io.tierworks.planner.simulation;

import io.tierworks.common.contract.subtask.Subtask;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// The topic `subtask.orders`, and the dispatch that passes its records on to the tiers before
/// their transaction commits, at least once. Records of aborted transactions are passed on too.
final class OrderLog {
  private final Stage stage;
  private final Map<String, TierQueue> tiers;
  private final List<Subtask> orders = new ArrayList<>();
  private final Set<String> underway = new HashSet<>();
  private Link link;
  private int read;
  private int passed;
  private int committed;
  private int epoch;
  private boolean running;
  private boolean planned;

  OrderLog(Stage stage, Map<String, TierQueue> tiers) {
    this.stage = stage;
    this.tiers = tiers;
    link = new Link(stage);
  }

  void append(Subtask order) {
    orders.add(order);
    plan();
  }

  void start() {
    running = true;
    link = new Link(stage);
    read = committed;
    passed = committed;
    plan();
  }

  /// The dispatch dies: what it has passed on since its last commit is passed on again.
  void crash() {
    running = false;
    epoch++;
    planned = false;
    link.cut();
  }

  private void plan() {
    if (running && !planned && read < orders.size()) {
      planned = true;
      int now = epoch;
      stage
          .timeline()
          .after(
              stage.dice().between(0, 3),
              () -> {
                if (epoch == now) {
                  planned = false;
                  pass();
                }
              });
    }
  }

  /// Passes a batch on; the offset is committed when all of it has arrived.
  private void pass() {
    int now = epoch;
    for (var order : orders.subList(read, orders.size())) {
      underway.add(order.attempt().toString());
      link.send(() -> {
        underway.remove(order.attempt().toString());
        stage.say("dispatch passes %s on", order.attempt());
        Objects.requireNonNull(tiers.get(order.tier())).append(order);
      });
    }
    read = orders.size();
    int upTo = read;
    link.send(() -> {
      if (epoch == now) {
        passed = upTo;
        if (!stage.mishap(0.05)) {
          committed = passed;
        }
      }
    });
  }

  /// Attempts whose orders have still to be passed on.
  void collect(Set<String> attempts) {
    for (var order : orders.subList(Math.min(committed, orders.size()), orders.size())) {
      attempts.add(order.attempt().toString());
    }
    attempts.addAll(underway);
  }
}
