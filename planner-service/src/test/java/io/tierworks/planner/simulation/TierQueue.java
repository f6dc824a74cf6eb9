package io.tierworks.planner.simulation;

import io.tierworks.common.contract.subtask.Subtask;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A tier's topic as its share group sees it: a record is acquired under a lock, accepted by who
/// holds it, and given to another one when the lock ends. One delivered too often is archived.
final class TierQueue {
  private static final long LOCK = 8_000;

  private final Stage stage;
  private final String tier;
  private final List<Entry> open = new ArrayList<>();
  private final Set<String> archived = new HashSet<>();
  private long lastEmpty;
  private final List<Runnable> waiting = new ArrayList<>();

  TierQueue(Stage stage, String tier) {
    this.stage = stage;
    this.tier = tier;
  }

  /// A record that nobody has accepted yet.
  static final class Entry {
    private final Subtask order;
    private int deliveries;
    private String holder = "";
    private long lockedUntil;

    private Entry(Subtask order) {
      this.order = order;
    }

    Subtask order() {
      return order;
    }
  }

  String tier() {
    return tier;
  }

  void append(Subtask order) {
    open.add(new Entry(order));
    wake();
  }

  /// Mostly the oldest.
  List<Entry> acquire(String worker, int most) {
    var taken = new ArrayList<Entry>();
    for (var entry : open) {
      if (taken.size() < most && entry.holder.isEmpty() && !stage.mishap(0.1)) {
        acquire(entry, worker);
        taken.add(entry);
      }
    }
    return taken;
  }

  private void acquire(Entry entry, String worker) {
    entry.holder = worker;
    entry.deliveries++;
    entry.lockedUntil = stage.now() + LOCK;
    long until = entry.lockedUntil;
    stage
        .timeline()
        .at(
            until,
            () -> {
              if (entry.holder.equals(worker) && entry.lockedUntil == until) {
                makeAvailable(entry);
              }
            });
  }

  /// Without effect for a record that its holder has lost.
  void accept(Entry entry, String worker) {
    if (entry.holder.equals(worker)) {
      open.remove(entry);
    }
  }

  /// Ends all locks of a worker.
  void release(String worker) {
    for (var entry : List.copyOf(open)) {
      if (entry.holder.equals(worker)) {
        makeAvailable(entry);
      }
    }
  }

  private void makeAvailable(Entry entry) {
    entry.holder = "";
    if (entry.deliveries >= stage.setup().deliveries()) {
      stage.count(Incident.RECORD_ARCHIVED);
      stage.say("broker archives %s", entry.order.attempt());
      open.remove(entry);
      archived.add(entry.order.attempt().toString());
    } else {
      wake();
    }
  }

  /// Calls back once when there may be something to take.
  void await(Runnable callback) {
    waiting.add(callback);
  }

  boolean hasAvailable() {
    return open.stream().anyMatch(entry -> entry.holder.isEmpty());
  }

  private void wake() {
    var all = List.copyOf(waiting);
    waiting.clear();
    all.forEach(callback -> stage.timeline().after(stage.dice().between(0, 3), callback));
  }

  /// When it was last seen, by whoever asked, with nothing to hand out.
  long lastEmpty() {
    if (open.isEmpty()) {
      lastEmpty = stage.now();
    }
    return lastEmpty;
  }

  void collect(Set<String> attempts) {
    open.forEach(entry -> attempts.add(entry.order.attempt().toString()));
  }

  /// Attempts that nobody will ever be given again.
  void collectArchived(Set<String> attempts) {
    attempts.addAll(archived);
  }
}
