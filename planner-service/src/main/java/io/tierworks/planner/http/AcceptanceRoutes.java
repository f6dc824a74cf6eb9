package io.tierworks.planner.http;

import io.tierworks.common.http.Api.Reply;
import io.tierworks.common.http.Api.Route;
import io.tierworks.common.telemetry.Metrics;
import io.tierworks.planner.routing.AuditTally;
import io.tierworks.planner.routing.AuditedLink;
import io.tierworks.planner.routing.KindTier;
import io.tierworks.planner.routing.LearnedAcceptance;
import io.tierworks.planner.routing.VerdictLog;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToLongFunction;

/// How often answers are accepted, and what audits say about the accepted ones: the route and the
/// metrics. They show what all planners have counted. Thread-safe.
public final class AcceptanceRoutes {
  private final Metrics metrics;
  private final LearnedAcceptance learned;
  private final Set<KindTier> kinds = ConcurrentHashMap.newKeySet();
  private final Set<AuditedLink> links = ConcurrentHashMap.newKeySet();

  public AcceptanceRoutes(Metrics metrics, LearnedAcceptance learned) {
    this.metrics = metrics;
    this.learned = learned;
  }

  public Map<String, Route> all() {
    return Map.of("/api/acceptance", _ -> Reply.json(learned.audited()));
  }

  /// Registers the metrics of what is published for the first time.
  public void measure(VerdictLog published) {
    if (kinds.add(published.of())) {
      measure(published.of());
    }
    published.audited().stream().filter(links::add).forEach(this::measure);
  }

  private void measure(KindTier of) {
    metrics.kindGauge(
        "tierworks.tier.acceptance",
        "Share of answers that are accepted at the tier where subtasks start",
        of.kind(),
        of.tier(),
        () -> learned.of(of).mean());
    metrics.kindGauge(
        "tierworks.tier.drifted",
        "1 while fewer answers are accepted than before, else 0",
        of.kind(),
        of.tier(),
        () -> learned.of(of).drifted() ? 1 : 0);
  }

  private void measure(AuditedLink link) {
    count(link, "agree", AuditTally::agreed);
    count(link, "disagree", AuditTally::disagreed);
    count(link, "undecided", AuditTally::undecided);
    bound(link, Bound.LOW);
    bound(link, Bound.HIGH);
  }

  private enum Bound {
    LOW,
    HIGH
  }

  private void count(AuditedLink link, String verdict, ToLongFunction<AuditTally> count) {
    metrics.counter(
        "tierworks.audits",
        "Audits of accepted answers that have ended",
        labels(link, "verdict", verdict),
        () -> count.applyAsLong(learned.audits(link)));
  }

  private void bound(AuditedLink link, Bound bound) {
    metrics.gauge(
        "tierworks.false.acceptance",
        "Bounds of the share of the accepted answers that are wrong",
        labels(link, "bound", bound.name().toLowerCase(Locale.ROOT)),
        () -> {
          var share = learned.audits(link).falseAcceptance();
          return bound == Bound.LOW ? share.low() : share.high();
        });
  }

  private static Map<String, String> labels(AuditedLink link, String name, String value) {
    return Map.of("kind", link.kind(), "tier", link.tier(), "link", link.link(), name, value);
  }
}
