package io.tierworks.planner.job;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.tierworks.common.contract.subtask.Purpose;
import io.tierworks.planner.ledger.AccountKey;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// The checks of a job that have not ended, by tier and purpose.
public record CheckCounts(@JsonValue List<Line> lines) {
  public static final CheckCounts NONE = new CheckCounts(List.of());

  @JsonCreator
  public CheckCounts {
    lines = List.copyOf(lines);
  }

  /// @param waiting checks that are not released
  /// @param open checks that are released and have not ended
  public record Line(AccountKey account, int waiting, int open) {
    private Line plus(int moreWaiting, int moreOpen) {
      return new Line(account, waiting + moreWaiting, open + moreOpen);
    }

    private boolean isEmpty() {
      return waiting == 0 && open == 0;
    }
  }

  public CheckCounts queued(AccountKey account) {
    return change(account, line -> line.plus(1, 0));
  }

  public CheckCounts released(AccountKey account) {
    return change(account, line -> line.plus(-1, 1));
  }

  /// @param wasReleased whether it was released before it ended
  public CheckCounts ended(AccountKey account, boolean wasReleased) {
    return change(account, line -> wasReleased ? line.plus(0, -1) : line.plus(-1, 0));
  }

  private CheckCounts change(AccountKey account, UnaryOperator<Line> change) {
    var known = lines.stream().filter(line -> line.account().equals(account)).findFirst();
    var changed = change.apply(known.orElse(new Line(account, 0, 0)));
    var others = lines.stream().filter(line -> !line.account().equals(account));
    return new CheckCounts(
        Stream.concat(others, Stream.of(changed)).filter(line -> !line.isEmpty()).toList());
  }

  public boolean areNone() {
    return lines.isEmpty();
  }

  /// Those that are not released, on any tier.
  ///
  /// @param withAudits whether audits may be released: they come after all other work
  int waiting(boolean withAudits) {
    return waiting(withAudits, _ -> true);
  }

  /// Those that are not released, on one tier.
  int waiting(boolean withAudits, String tier) {
    return waiting(withAudits, line -> line.account().tier().equals(tier));
  }

  private int waiting(boolean withAudits, Predicate<Line> wanted) {
    return lines.stream()
        .filter(line -> withAudits || line.account().purpose() != Purpose.AUDIT)
        .filter(wanted)
        .mapToInt(Line::waiting)
        .sum();
  }
}
