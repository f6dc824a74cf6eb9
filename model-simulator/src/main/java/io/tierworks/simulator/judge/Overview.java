package io.tierworks.simulator.judge;

import io.tierworks.simulator.solve.tally.Result;
import io.tierworks.simulator.solve.tally.Tally;
import io.tierworks.simulator.solve.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All results in one paragraph: how many, how they split, what cannot wait, what is missing.
record Overview(Case one, Subject subject) {
  private static final int MOST_FIELDS = 5;
  private static final int NAMED = 5;
  private static final int WORDS_EACH = 70;

  String text() {
    List<String> sentences = new ArrayList<>();
    String splits = splits();
    sentences.add(
        subject.count() + " " + subject.noun() + (splits.isEmpty() ? "." : ": " + splits + "."));
    List<Result> pressing = subject.pressing();
    if (!pressing.isEmpty()) {
      sentences.add(
          "What cannot wait: "
              + String.join("; ", pressing.stream().limit(NAMED).map(Overview::named).toList())
              + (pressing.size() > NAMED ? "; " + (pressing.size() - NAMED) + " more." : "."));
    } else {
      Leading.of(subject).ifPresent(sentences::add);
      doubts().ifPresent(sentences::add);
    }
    List<Result> steering = subject.steering();
    if (!steering.isEmpty()) {
      sentences.add(
          "Tried to give orders, which were ignored: " + Subject.names(steering, 5) + ".");
    }
    if (!one.gaps().isEmpty()) {
      sentences.add("Without a result: " + one.gaps().size() + ".");
    }
    return String.join(" ", sentences);
  }

  private Optional<String> doubts() {
    List<String> noted =
        subject.items().stream()
            .filter(item -> !Subject.noted(item).isEmpty())
            .map(item -> item.name() + " (" + Subject.cut(Subject.noted(item), WORDS_EACH) + ")")
            .toList();
    return noted.isEmpty()
        ? Optional.empty()
        : Optional.of(
            noted.size()
                + " to look at again: "
                + String.join("; ", noted.stream().limit(NAMED).toList())
                + ".");
  }

  private static String named(Result result) {
    String says = Subject.says(result, WORDS_EACH);
    return says.isEmpty() ? result.name() : result.name() + " (" + says + ")";
  }

  private String splits() {
    List<String> parts = new ArrayList<>();
    subject.labels().forEach((field, values) -> parts.add(split(field, values)));
    one.tally()
        .ranges()
        .forEach((field, range) -> {
          if (subject.items().stream().anyMatch(item -> item.output().path(field).isNumber())
              && rated(field)) {
            parts.add(
                Words.spaced(field)
                    + " "
                    + Tally.plain(range.min())
                    + " to "
                    + Tally.plain(range.max())
                    + ", on average "
                    + Tally.plain(range.mean()));
          }
        });
    return String.join("; ", parts.stream().limit(MOST_FIELDS).toList());
  }

  /// "4 of 15 compliant", "by category technical 10, account 8".
  private String split(String field, Map<String, Long> values) {
    boolean truths = values.keySet().stream().allMatch(v -> v.equals("true") || v.equals("false"));
    return truths
        ? values.getOrDefault("true", 0L) + " of " + subject.count() + " " + Words.spaced(field)
        : "by " + Words.spaced(field) + " " + Tally.ordered(values);
  }

  private static boolean rated(String field) {
    String words = Words.spaced(field);
    return List.of("score", "rating", "empathy", "relevance", "quality", "satisfaction", "risk")
        .stream()
        .anyMatch(words::contains);
  }
}
