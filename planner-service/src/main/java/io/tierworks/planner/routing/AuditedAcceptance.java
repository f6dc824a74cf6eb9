package io.tierworks.planner.routing;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/// How many of the answers that passed a link are right, as far as the audits of all planners know.
///
/// @param trueAcceptance share of the accepted answers that the audits confirm
/// @param falseAcceptance share of the accepted answers that the audits dispute
public record AuditedAcceptance(
    @JsonUnwrapped AuditedLink link,
    AuditTally audits,
    ShareBounds trueAcceptance,
    ShareBounds falseAcceptance) {

  static AuditedAcceptance of(AuditedLink link, AuditTally audits) {
    return new AuditedAcceptance(link, audits, audits.trueAcceptance(), audits.falseAcceptance());
  }
}
