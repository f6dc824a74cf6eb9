package io.tierworks.planner.host;

import io.tierworks.planner.job.CheckFinding;
import io.tierworks.planner.job.event.CheckEvent.CheckEnded;
import io.tierworks.planner.job.event.Event;
import io.tierworks.planner.job.store.JobStore;
import io.tierworks.planner.judge.AuditTally;
import io.tierworks.planner.judge.ShareBounds;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// What the audits of this process said, by the kind of the subtask, the tier that answered it and
/// each link of the chain that the answer had passed. A decision whose transaction is aborted
/// counts again. Thread-safe.
public final class AuditCounts {
  private final Map<Key, AuditTally> tallies = new ConcurrentHashMap<>();
  private final Consumer<Key> known;

  /// @param known is told of each key that is counted for the first time
  public AuditCounts(Consumer<Key> known) {
    this.known = known;
  }

  /// What is counted together.
  ///
  /// @param link of the verification chain
  public record Key(String kind, String tier, String link) {}

  /// One line of the statistics.
  ///
  /// @param link of the verification chain
  /// @param trueAcceptance share of the accepted answers that the audits confirm
  /// @param falseAcceptance share of the accepted answers that the audits dispute
  public record Line(
      String kind,
      String tier,
      String link,
      AuditTally audits,
      ShareBounds trueAcceptance,
      ShareBounds falseAcceptance) {}

  void count(Event event, JobStore store) {
    if (event instanceof CheckEnded ended && ended.check().isAudit()) {
      count(ended, store);
    }
  }

  private void count(CheckEnded ended, JobStore store) {
    var subject = ended.check().subject();
    store
        .plan(ended.job())
        .ifPresent(plan -> {
          var step = plan.step(subject.step());
          store
              .subtask(ended.job(), subject)
              .flatMap(subtask -> subtask.attempt(ended.check().attempt()))
              .ifPresent(answered -> {
                for (var link : step.verify()) {
                  add(
                      new Key(step.kind().toString(), answered.tier(), link.check()),
                      ended.finding().verdict());
                }
              });
        });
  }

  private void add(Key key, CheckFinding.Verdict verdict) {
    var one =
        switch (verdict) {
          case AGREE -> new AuditTally(1, 0, 0);
          case DISAGREE -> new AuditTally(0, 1, 0);
          case UNDECIDED -> new AuditTally(0, 0, 1);
        };
    if (tallies.putIfAbsent(key, AuditTally.NONE) == null) {
      known.accept(key);
    }
    tallies.merge(key, one, AuditTally::plus);
  }

  public AuditTally tally(Key key) {
    return tallies.getOrDefault(key, AuditTally.NONE);
  }

  /// Sorted by kind, tier and link.
  public List<Line> lines() {
    return tallies.entrySet().stream()
        .map(entry -> line(entry.getKey(), entry.getValue()))
        .sorted(
            Comparator.comparing(Line::kind).thenComparing(Line::tier).thenComparing(Line::link))
        .toList();
  }

  private static Line line(Key key, AuditTally tally) {
    return new Line(
        key.kind(), key.tier(), key.link(), tally, tally.trueAcceptance(), tally.falseAcceptance());
  }
}
