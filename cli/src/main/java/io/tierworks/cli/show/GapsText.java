package io.tierworks.cli.show;

import io.tierworks.common.contract.result.Gap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/// Gaps, grouped by their cause: each cause once, then what it concerns.
final class GapsText {
  private static final int MAX_CAUSES = 5;
  private static final int MAX_PLACES = 10;

  private GapsText() {}

  /// @param whole the command that shows all gaps
  static List<String> lines(List<Gap> gaps, int width, String whole) {
    if (gaps.isEmpty()) {
      return List.of();
    }
    var causes =
        gaps.stream()
            .collect(
                Collectors.groupingBy(GapsText::cause, LinkedHashMap::new, Collectors.toList()));
    var lines = new ArrayList<String>();
    lines.add("Gaps: %d without an accepted answer".formatted(count(gaps)));
    causes.entrySet().stream()
        .limit(MAX_CAUSES)
        .forEach(group -> {
          lines.addAll(TextFormat.wrap(group.getKey(), width, "  "));
          lines.addAll(TextFormat.wrap(places(group.getValue()), width, "    "));
        });
    if (causes.size() > MAX_CAUSES || gaps.size() > MAX_PLACES) {
      lines.add("  `%s` shows every gap".formatted(whole));
    }
    return lines;
  }

  private static String cause(Gap gap) {
    var reason = gap.reason().code().replace('_', ' ');
    return gap.detail().isBlank() ? reason : reason + ": " + gap.detail().strip();
  }

  private static String places(List<Gap> gaps) {
    var named =
        gaps.stream().limit(MAX_PLACES).map(GapsText::place).collect(Collectors.joining(", "));
    int more = count(gaps.subList(Math.min(MAX_PLACES, gaps.size()), gaps.size()));
    return more == 0 ? named : named + " … and %d more".formatted(more);
  }

  private static String place(Gap gap) {
    var where =
        gap.item() != null ? gap.item() : gap.subtask() != null ? gap.subtask() : gap.step();
    return gap.count() == 1 ? where : where + " (" + gap.count() + ")";
  }

  private static int count(List<Gap> gaps) {
    return gaps.stream().mapToInt(Gap::count).sum();
  }
}
