package io.tierworks.planner.routing;

import java.util.Comparator;

/// A link of the chain that audited answers of a kind on a tier had passed.
///
/// @param tier that answered
/// @param link name of its check
public record AuditedLink(String kind, String tier, String link) {
  static final Comparator<AuditedLink> ORDER =
      Comparator.comparing(AuditedLink::kind)
          .thenComparing(AuditedLink::tier)
          .thenComparing(AuditedLink::link);

  KindTier of() {
    return new KindTier(kind, tier);
  }
}
