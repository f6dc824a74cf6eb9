package io.tierworks.planner.job;

import io.tierworks.common.contract.subtask.Purpose;
import io.tierworks.planner.ledger.AccountKey;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Names a check: a subtask about an answer of another subtask, its subject. All that a check is
/// about stands in its id, such as `audit.flagship.2.triage-0007` for the audit, on the flagship,
/// of what the second attempt of `triage-0007` answered. Ids of steps have no dot.
///
/// @param purpose `verify` or `audit`; its line on the bill
/// @param tier that makes the check
/// @param attempt of the subject, whose answer is checked
/// @param link what distinguishes several checks of one answer, such as `rubric`; empty if there is
///   one. Lower-case letters, digits and `_`
public record CheckRef(Purpose purpose, String tier, int attempt, String link, SubtaskRef subject) {
  private static final Pattern STEP =
      Pattern.compile(
          "(?<purpose>verify|audit)\\.(?<tier>[^.]+)\\.(?<attempt>\\d{1,9})"
              + "(\\.(?<link>[^.]+))?\\.(?<step>[^.]+)");

  /// The check that a subtask is; empty when it is none.
  public static Optional<CheckRef> of(SubtaskRef ref) {
    if (ref.step().indexOf('.') < 0) {
      return Optional.empty();
    }
    var step = STEP.matcher(ref.step());
    if (!step.matches()) {
      return Optional.empty();
    }
    var link = step.group("link");
    return Optional.of(
        new CheckRef(
            step.group("purpose").equals("audit") ? Purpose.AUDIT : Purpose.VERIFY,
            step.group("tier"),
            Integer.parseInt(step.group("attempt")),
            link == null ? "" : link,
            new SubtaskRef(step.group("step"), ref.index())));
  }

  /// The check as a subtask.
  public SubtaskRef ref() {
    var middle = link.isEmpty() ? "" : link + ".";
    return new SubtaskRef(
        prefix(account()) + attempt + "." + middle + subject.step(), subject.index());
  }

  /// Whether it is made after its subject is accepted.
  public boolean isAudit() {
    return purpose == Purpose.AUDIT;
  }

  public AccountKey account() {
    return new AccountKey(tier, purpose);
  }

  /// What the ids of all checks on this account begin with.
  public static String prefix(AccountKey account) {
    return account.purpose().name().toLowerCase(Locale.ROOT) + "." + account.tier() + ".";
  }
}
