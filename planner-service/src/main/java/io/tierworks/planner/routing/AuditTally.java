package io.tierworks.planner.routing;

/// What audits said about accepted answers. Undecided audits say nothing about them.
public record AuditTally(long agreed, long disagreed, long undecided) {
  public static final AuditTally NONE = new AuditTally(0, 0, 0);
  public static final AuditTally AGREED = new AuditTally(1, 0, 0);
  public static final AuditTally DISAGREED = new AuditTally(0, 1, 0);
  public static final AuditTally UNDECIDED = new AuditTally(0, 0, 1);

  public AuditTally plus(AuditTally more) {
    return new AuditTally(
        agreed + more.agreed, disagreed + more.disagreed, undecided + more.undecided);
  }

  /// The share of the accepted answers that are right, as far as audits know.
  public ShareBounds trueAcceptance() {
    return ShareBounds.of(agreed, agreed + disagreed);
  }

  /// The share of the accepted answers that are wrong, as far as audits know.
  public ShareBounds falseAcceptance() {
    return ShareBounds.of(disagreed, agreed + disagreed);
  }
}
