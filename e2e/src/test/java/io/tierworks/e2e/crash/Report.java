package io.tierworks.e2e.crash;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// The result of a crash run as Markdown.
///
/// @param faults violations; empty when the run is clean
record Report(
    List<InjectedFault> injectedFaults,
    Map<String, Object> figures,
    Map<String, List<Long>> recoveries,
    List<String> faults) {

  boolean isClean() {
    return faults.isEmpty();
  }

  String text() {
    var text = new StringBuilder();
    long kills = injectedFaults.stream().filter(s -> s.fault().kind().isKill()).count();
    text.append(
        "%d faults, %d of them kill -9: %s%n%n".formatted(injectedFaults.size(), kills, matrix()));
    figures.forEach(
        (what, value) -> text.append("* ").append(what).append(": ").append(value).append('\n'));
    text.append("\n| Recovery, ms | n | p50 | p90 | p99 | max |\n|---|---:|---:|---:|---:|---:|\n");
    recoveries.forEach((what, millis) -> text.append(row(what, millis)));
    text.append('\n').append(faults.isEmpty() ? "clean\n" : "NOT CLEAN\n");
    faults.forEach(fault -> text.append("* ").append(fault).append('\n'));
    return text.toString();
  }

  private Map<String, Long> matrix() {
    return injectedFaults.stream()
        .collect(
            Collectors.groupingBy(
                s -> s.role().label() + " " + s.fault().kind().name().toLowerCase(Locale.ROOT),
                java.util.TreeMap::new,
                Collectors.counting()));
  }

  private static String row(String what, List<Long> millis) {
    var sorted = millis.stream().sorted().toList();
    return String.format(
        Locale.ROOT,
        "| %s | %d | %,d | %,d | %,d | %,d |%n",
        what,
        sorted.size(),
        at(sorted, 0.5),
        at(sorted, 0.9),
        at(sorted, 0.99),
        sorted.getLast());
  }

  private static long at(List<Long> sorted, double share) {
    return sorted.get((int) Math.min(sorted.size() - 1L, (long) (share * sorted.size())));
  }
}
