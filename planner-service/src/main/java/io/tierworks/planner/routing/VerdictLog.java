package io.tierworks.planner.routing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What one partition knows of a kind on a tier: all verdicts as counts, the latest ones in order,
/// and what audits said about the accepted answers. A log holds 64 verdicts, which older ones leave
/// for the base. The base forgets: it is halved when it holds more than 512.
///
/// @param counts of all verdicts, by the name of the count, in order; they never fall
/// @param base counts of the verdicts before the latest, with forgetting
/// @param recent a mark for each of the latest verdicts, the oldest first: `a` accepted, `r`
///   refused, in capitals after a cheaper tier, `y` or `n` after the same tier, and `p` or `x`
///   after a new plan
/// @param gaps milliseconds between each of them and the one before
/// @param lastAt when the latest was given
/// @param audits of accepted answers, by each link that the answer had passed; they never fall
public record VerdictLog(
    String kind,
    String tier,
    Map<String, Long> counts,
    Map<String, Double> base,
    String recent,
    List<Long> gaps,
    Instant lastAt,
    Map<String, AuditTally> audits) {
  static final int RECENT = 64;
  static final double MOST_IN_BASE = 512;

  public VerdictLog {
    counts = sorted(counts);
    base = sorted(base);
    recent = recent == null ? "" : recent;
    gaps = List.copyOf(gaps);
    audits = sorted(audits);
  }

  /// So that the same log is always written in the same way.
  private static <T> Map<String, T> sorted(Map<String, T> counted) {
    return Collections.unmodifiableSortedMap(new TreeMap<>(counted));
  }

  /// A verdict with its time.
  record Entry(Verdict verdict, Instant at) {}

  public static VerdictLog empty(KindTier of) {
    return new VerdictLog(
        of.kind(), of.tier(), Map.of(), Map.of(), "", List.of(), Instant.EPOCH, Map.of());
  }

  public KindTier of() {
    return new KindTier(kind, tier);
  }

  public VerdictLog plus(Verdict verdict, Instant at) {
    var before = recent.length() < RECENT ? this : withoutOldest();
    long gap = before.recent.isEmpty() ? 0 : Math.max(0, at.toEpochMilli() - lastAt.toEpochMilli());
    var counted = new TreeMap<>(counts);
    counted.merge(verdict.code(), 1L, Long::sum);
    return new VerdictLog(
        kind,
        tier,
        counted,
        before.base,
        before.recent + verdict.mark(),
        Stream.concat(before.gaps.stream(), Stream.of(gap)).toList(),
        at.isAfter(lastAt) ? at : lastAt,
        audits);
  }

  /// An audit of an answer that had passed these links has ended.
  public VerdictLog plus(List<String> links, AuditTally audit) {
    var counted = new TreeMap<>(audits);
    links.forEach(link -> counted.merge(link, audit, AuditTally::plus));
    return new VerdictLog(kind, tier, counts, base, recent, gaps, lastAt, counted);
  }

  private VerdictLog withoutOldest() {
    var next = new TreeMap<>(base);
    next.merge(Verdict.of(recent.charAt(0)).code(), 1.0, Double::sum);
    if (next.values().stream().mapToDouble(Double::doubleValue).sum() > MOST_IN_BASE) {
      next.replaceAll((_, count) -> count / 2);
    }
    return new VerdictLog(
        kind,
        tier,
        counts,
        next,
        recent.substring(1),
        gaps.subList(1, gaps.size()),
        lastAt,
        audits);
  }

  /// The links that audited answers had passed.
  public List<AuditedLink> audited() {
    return audits.keySet().stream().map(link -> new AuditedLink(kind, tier, link)).toList();
  }

  double base(Verdict verdict) {
    return base.getOrDefault(verdict.code(), 0.0);
  }

  /// The latest verdicts, the oldest first.
  List<Entry> entries() {
    var entries = new ArrayList<Entry>();
    var at = lastAt;
    for (int i = recent.length() - 1; i >= 0; i--) {
      entries.add(new Entry(Verdict.of(recent.charAt(i)), at));
      at = at.minusMillis(gaps.get(i));
    }
    return entries.reversed();
  }
}
