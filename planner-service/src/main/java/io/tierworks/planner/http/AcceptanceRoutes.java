package io.tierworks.planner.http;

import io.tierworks.common.http.Api.Reply;
import io.tierworks.common.http.Api.Route;
import io.tierworks.common.telemetry.Metrics;
import io.tierworks.planner.host.AuditCounts;
import io.tierworks.planner.judge.AuditTally;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;

/// What audits say about accepted answers: the route and the metrics.
public record AcceptanceRoutes(Metrics metrics) {

  public Map<String, Route> all(AuditCounts audits) {
    return Map.of("/api/acceptance", _ -> Reply.json(audits.lines()));
  }

  /// Registers the metrics of a key that has been counted for the first time.
  public void measure(AuditCounts audits, AuditCounts.Key key) {
    count(audits, key, "agree", AuditTally::agreed);
    count(audits, key, "disagree", AuditTally::disagreed);
    count(audits, key, "undecided", AuditTally::undecided);
    bound(audits, key, Bound.LOW);
    bound(audits, key, Bound.HIGH);
  }

  private enum Bound {
    LOW,
    HIGH
  }

  private void count(
      AuditCounts audits, AuditCounts.Key key, String verdict, ToLongFunction<AuditTally> count) {
    metrics.counter(
        "tierworks.audits",
        "Audits of accepted answers that have ended",
        labels(key, "verdict", verdict),
        () -> count.applyAsLong(audits.tally(key)));
  }

  private void bound(AuditCounts audits, AuditCounts.Key key, Bound bound) {
    metrics.gauge(
        "tierworks.false.acceptance",
        "Bounds of the share of the accepted answers that are wrong",
        labels(key, "bound", bound.name().toLowerCase(Locale.ROOT)),
        () -> {
          var share = audits.tally(key).falseAcceptance();
          return bound == Bound.LOW ? share.low() : share.high();
        });
  }

  private static Map<String, String> labels(AuditCounts.Key key, String name, String value) {
    return Map.of("kind", key.kind(), "tier", key.tier(), "link", key.link(), name, value);
  }
}
