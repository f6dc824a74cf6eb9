package io.tierworks.simulator.judge;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.simulator.solve.read.Orders;
import io.tierworks.simulator.solve.tally.Leaders;
import io.tierworks.simulator.solve.tally.Result;
import io.tierworks.simulator.solve.text.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What to do, in order, made of the results and never of orders that stand in an item.
record Advice(Case one, Subject subject) {
  private static final List<String> ASKS =
      List.of(
          "recommend",
          "advice",
          "action",
          "next step",
          "to do",
          "todo",
          "correction",
          "measure",
          "suggest",
          "training",
          "train",
          "coaching",
          "improve",
          "priorities",
          "first step");
  private static final List<String> LEARNING = List.of("train", "coach", "improve");
  private static final int MOST = 6;
  private static final int LENGTH = 110;
  private static final int FEW = 3;

  static boolean asked(String words) {
    return ASKS.stream().anyMatch(words::contains);
  }

  /// Distinct lines, the most pressing first.
  List<String> lines(String words) {
    Set<String> lines = new LinkedHashSet<>();
    if (LEARNING.stream().anyMatch(words::contains)) {
      lines.addAll(failings());
    }
    String field = own(words);
    if (!field.isEmpty()) {
      lines.addAll(carried(field));
    }
    if (lines.isEmpty()) {
      lines.addAll(general());
    }
    return lines.stream().limit(MOST).toList();
  }

  /// The results' own field of that name, if they have one.
  private String own(String words) {
    Set<String> stems = Words.content(words);
    for (Result item : subject.items()) {
      for (Map.Entry<String, JsonNode> field : item.output().properties()) {
        if (field.getValue().isTextual()
            && Words.content(Words.spaced(field.getKey())).stream().anyMatch(stems::contains)) {
          return field.getKey();
        }
      }
    }
    return "";
  }

  /// What the results say to do, the gravest first; the same advice for several is given once.
  private List<String> carried(String field) {
    List<String> lines = new ArrayList<>();
    List<Result> items =
        Leaders.first(subject.items(), subject.items().size()).stream()
            .filter(item -> !Subject.nothing(item.output().path(field).asText("")))
            .filter(item -> !Orders.in(item.output().path(field).asText()))
            .toList();
    Set<String> said = new LinkedHashSet<>();
    for (Result item : items) {
      String text = item.output().path(field).asText();
      if (said.add(text)) {
        List<Result> same =
            items.stream()
                .filter(other -> other.output().path(field).asText().equals(text))
                .toList();
        lines.add(Subject.names(same, 4) + ": " + ended(Subject.cut(text, LENGTH)));
      }
    }
    return lines;
  }

  /// Checks that failed and issues that were found, the most frequent first.
  private List<String> failings() {
    record Failing(String text, int count) {}
    List<Failing> failings = new ArrayList<>();
    for (Map.Entry<String, Map<String, Long>> field : subject.labels().entrySet()) {
      for (String value : field.getValue().keySet()) {
        List<Result> with =
            subject.items().stream()
                .filter(item -> item.output().path(field.getKey()).asText().equals(value))
                .toList();
        boolean failed = value.equals("false") && !with.isEmpty();
        boolean issue = Words.spaced(field.getKey()).contains("issue") && !Subject.nothing(value);
        if (failed || issue) {
          String name =
              failed
                  ? Words.spaced(field.getKey()).replaceAll(" (ok|okay|passed)$", "") + " missed"
                  : Words.spaced(value);
          failings.add(
              new Failing(
                  capital(name)
                      + " in "
                      + with.size()
                      + " of "
                      + subject.count()
                      + " "
                      + subject.noun()
                      + ": "
                      + Subject.names(with, 5)
                      + ".",
                  with.size()));
        }
      }
    }
    failings.sort(Comparator.comparingInt(failing -> -failing.count));
    return failings.stream().map(Failing::text).toList();
  }

  private List<String> general() {
    List<String> lines = new ArrayList<>();
    List<Result> pressing = subject.pressing();
    for (Result result : pressing.subList(0, Math.min(FEW, pressing.size()))) {
      String says = Subject.says(result, LENGTH);
      lines.add(
          (lines.isEmpty() ? "First " : "Then ")
              + result.name()
              + (says.isEmpty() ? "." : ": " + ended(says)));
    }
    if (pressing.size() > FEW) {
      lines.add("As pressing: " + Subject.names(pressing.subList(FEW, pressing.size()), 8) + ".");
    }
    List<Result> grave = subject.grave();
    if (!grave.isEmpty() && !grave.equals(pressing)) {
      lines.add("Next those of high priority: " + Subject.names(grave, 8) + ".");
    }
    if (pressing.isEmpty()) {
      Leaders.first(subject.items(), FEW)
          .forEach(result ->
              lines.add("Look at " + result.name() + ": " + ended(Subject.says(result, LENGTH))));
    }
    largest(lines);
    if (!subject.steering().isEmpty()) {
      lines.add(
          "Have a person look at "
              + Subject.names(subject.steering(), 4)
              + ": the text tries to give orders to its reader.");
    }
    if (!one.gaps().isEmpty()) {
      lines.add("Do by hand the " + one.gaps().size() + " without a result.");
    }
    return lines;
  }

  private void largest(List<String> lines) {
    subject.labels().entrySet().stream()
        .findFirst()
        .ifPresent(field -> {
          Map.Entry<String, Long> top =
              field.getValue().entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow();
          lines.add(
              "Plan most time for "
                  + Words.spaced(field.getKey())
                  + " "
                  + Words.spaced(top.getKey())
                  + ": "
                  + top.getValue()
                  + " of "
                  + subject.count()
                  + " "
                  + subject.noun()
                  + ".");
        });
  }

  private static String ended(String text) {
    return text.isEmpty() || ".!?\u2026".indexOf(text.charAt(text.length() - 1)) >= 0
        ? text
        : text + ".";
  }

  private static String capital(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
