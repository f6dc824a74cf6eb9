package io.tierworks.simulator.judge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierworks.simulator.solve.read.Orders;
import io.tierworks.simulator.solve.read.Stance;
import io.tierworks.simulator.solve.tally.Leaders;
import io.tierworks.simulator.solve.tally.Result;
import io.tierworks.simulator.solve.text.Sentences;
import io.tierworks.simulator.solve.text.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A question answered from findings: what speaks for it, what against, how much each weighs.
record Weighing(Subject subject) {
  private static final int MOST_FINDINGS = 6;
  private static final int MOST_CONFLICTS = 3;
  private static final int MOST_OPEN = 5;
  private static final int LENGTH = 170;
  private static final int SHORT = 110;
  private static final List<String> CITED =
      List.of("sources", "ids", "items", "documents", "evidence", "references");

  /// Whether the job asks a question and the results are findings for it.
  boolean fits() {
    return subject.one().brief().goal().indexOf('?') >= 0
        && subject.items().stream().anyMatch(item -> item.output().has("finding"));
  }

  /// Both sides, with the ids of the results.
  String answer() {
    List<Result> gains = side(1);
    List<Result> losses = side(-1);
    String lead =
        gains.size() > 3 * losses.size()
            ? "On balance yes"
            : losses.size() > 3 * gains.size() ? "On balance no" : "It depends on the conditions";
    return lead
        + ": "
        + gains.size()
        + " of "
        + subject.count()
        + " "
        + subject.noun()
        + " report gains, "
        + losses.size()
        + " losses."
        + told(" For it: ", gains)
        + told(" Against it: ", losses);
  }

  /// How far the weightier side prevails, 0 to 1.
  double confidence() {
    double gains = side(1).size();
    double losses = side(-1).size();
    double share = gains + losses == 0 ? 0 : Math.abs(gains - losses) / (gains + losses);
    return Math.round(100 * (0.45 + 0.4 * share)) / 100.0;
  }

  /// What no source tells.
  List<String> open() {
    Set<String> open = new LinkedHashSet<>();
    for (Result item : subject.items()) {
      for (String sentence :
          Sentences.of(item.source() + "\n" + String.join("\n", Leaders.texts(List.of(item))))) {
        if (Stance.open(sentence) && !Orders.in(sentence) && !sentence.endsWith("...")) {
          open.add(item.name() + ": " + Subject.cut(sentence, LENGTH) + ".");
          break;
        }
      }
    }
    return open.stream().limit(MOST_OPEN).toList();
  }

  /// Rows of findings or conflicts; null if the rows cite nothing.
  @Nullable ArrayNode rows(String words, JsonNode item) {
    String cited =
        item.path("properties")
            .propertyStream()
            .filter(property -> property.getValue().path("type").asText().equals("array"))
            .map(Map.Entry::getKey)
            .filter(CITED::contains)
            .findFirst()
            .orElse("");
    if (cited.isEmpty()) {
      return null;
    }
    boolean conflict =
        words.contains("conflict") || words.contains("contradict") || words.contains("disagree");
    ArrayNode rows = JsonNodeFactory.instance.arrayNode();
    for (List<Result> group : conflict ? pairs() : single()) {
      rows.add(row(group, item, cited));
    }
    return rows;
  }

  private ObjectNode row(List<Result> group, JsonNode item, String cited) {
    ObjectNode row = JsonNodeFactory.instance.objectNode();
    boolean told = false;
    for (Map.Entry<String, JsonNode> property : item.path("properties").properties()) {
      String name = property.getKey();
      JsonNode schema = property.getValue();
      if (name.equals(cited)) {
        group.forEach(one -> array(row, cited).add(one.name()));
      } else if (schema.has("enum")) {
        row.put(name, strength(group.getFirst(), schema.path("enum")));
      } else if (schema.path("type").asText().equals("string")) {
        row.put(name, told ? explained(group) : text(group));
        told = true;
      } else if (schema.path("type").asText().equals("array")) {
        row.putArray(name);
      } else {
        row.put(name, Leaders.weight(group.getFirst().output()));
      }
    }
    return row;
  }

  private static ArrayNode array(ObjectNode row, String name) {
    return row.path(name) instanceof ArrayNode array ? array : row.putArray(name);
  }

  private static String text(List<Result> group) {
    return group.size() == 1
        ? Subject.cut(says(group.getFirst()), LENGTH)
        : String.join(
            "; but ",
            group.stream().map(one -> one.name() + ": " + Subject.cut(says(one), SHORT)).toList());
  }

  private static String explained(List<Result> group) {
    List<String> parts = new ArrayList<>();
    for (Result one : group) {
      parts.add(
          one.name()
              + switch (Stance.weight(one.source() + " " + says(one))) {
                case 3 -> " compares many cases";
                case 1 -> " advertises";
                default -> " tells of one case";
              });
    }
    return String.join(", ", parts)
        + "; they may speak of different groups, arrangements or periods.";
  }

  /// The value of the enum that stands for how much the result weighs, strongest first or last.
  private static String strength(Result result, JsonNode values) {
    int weight = Stance.weight(result.source() + " " + says(result));
    boolean strongestFirst =
        !List.of("weak", "low", "poor").contains(values.path(0).asText().toLowerCase(Locale.ROOT));
    int last = values.size() - 1;
    int step = last * (3 - weight) / 2;
    return values.path(strongestFirst ? step : last - step).asText();
  }

  private List<List<Result>> single() {
    return ordered(subject.items()).stream().limit(MOST_FINDINGS).map(List::of).toList();
  }

  /// A gain and a loss each, those that share most words first; none is used twice.
  private List<List<Result>> pairs() {
    List<List<Result>> pairs = new ArrayList<>();
    List<Result> losses = new ArrayList<>(side(-1));
    for (Result gain : side(1)) {
      losses.stream()
          .max(Comparator.comparingLong(loss -> shared(gain, loss)))
          .filter(loss -> pairs.size() < MOST_CONFLICTS)
          .ifPresent(loss -> {
            losses.remove(loss);
            pairs.add(List.of(gain, loss));
          });
    }
    return pairs;
  }

  private static long shared(Result one, Result other) {
    Set<String> words = Words.content(says(one));
    return Words.content(says(other)).stream().filter(words::contains).count();
  }

  private List<Result> side(int sign) {
    return ordered(subject.items()).stream()
        .filter(item -> Integer.signum(stance(item)) == sign)
        .toList();
  }

  private static int stance(Result item) {
    int finding = Stance.of(says(item));
    return finding != 0 ? finding : Stance.of(item.source());
  }

  /// The weightiest first.
  private static List<Result> ordered(List<Result> items) {
    return items.stream()
        .sorted(
            Comparator.<Result>comparingInt(
                    item -> -Stance.weight(item.source() + " " + says(item)))
                .thenComparingDouble(item -> -Leaders.weight(item.output())))
        .toList();
  }

  private static String told(String lead, List<Result> side) {
    return side.isEmpty()
        ? ""
        : lead
            + String.join(
                "; ",
                side.stream()
                    .limit(2)
                    .map(item -> Subject.cut(says(item), SHORT) + " (" + item.name() + ")")
                    .toList())
            + ".";
  }

  private static String says(Result item) {
    String finding = item.output().path("finding").asText("");
    return finding.isBlank() || Orders.in(finding) ? Subject.says(item, LENGTH) : finding;
  }
}
