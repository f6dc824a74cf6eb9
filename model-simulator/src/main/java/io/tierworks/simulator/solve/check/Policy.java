package io.tierworks.simulator.solve.check;

import io.tierworks.simulator.solve.lexicon.Synonyms;
import io.tierworks.simulator.solve.text.Material;
import io.tierworks.simulator.solve.text.Sentences;
import io.tierworks.simulator.solve.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The rules found in a policy text, and whether some material breaks them. Matching is by words
/// and synonyms, aware of negation, exceptions and amounts.
public final class Policy {
  private final List<Rule> rules;

  private Policy(List<Rule> rules) {
    this.rules = rules;
  }

  /// Every sentence that forbids, requires or caps something.
  public static Policy read(String text) {
    List<Rule> rules = new ArrayList<>();
    for (String sentence : Sentences.of(text)) {
      Rule rule = Rule.of(strip(sentence));
      if (rule != null) {
        rules.add(rule);
      }
    }
    return new Policy(rules);
  }

  public boolean isEmpty() {
    return rules.isEmpty();
  }

  public List<Violation> violations(Material material) {
    List<Line> lines = new ArrayList<>();
    for (String sentence : material.sentences()) {
      lines.add(new Line(sentence, Words.stems(sentence)));
    }
    List<Violation> violations = new ArrayList<>();
    for (Rule rule : rules) {
      Violation violation = violation(rule, lines);
      if (violation != null) {
        violations.add(violation);
      }
    }
    return violations;
  }

  private record Line(String text, List<String> stems) {}

  private static @Nullable Violation violation(Rule rule, List<Line> lines) {
    return switch (rule.kind()) {
      case FORBIDS -> forbidden(rule, lines);
      case REQUIRES -> missing(rule, lines);
      case CAPS -> exceeded(rule, lines);
    };
  }

  private static @Nullable Violation forbidden(Rule rule, List<Line> lines) {
    if (rule.limit() == null && !applies(rule, lines)) {
      return null;
    }
    if (!rule.excuse().isEmpty()
        && lines.stream().anyMatch(line -> coverage(rule.excuse(), line, true) >= 0.5)) {
      return null;
    }
    for (Line line : lines) {
      boolean overLimit = rule.limit() == null || over(line, rule.limit());
      if (overLimit && coverage(rule.terms(), line, true) >= enough(rule.terms())) {
        return new Violation(rule.text(), line.text);
      }
    }
    return null;
  }

  private static @Nullable Violation missing(Rule rule, List<Line> lines) {
    if (!applies(rule, lines)) {
      return null;
    }
    for (Line line : lines) {
      if (coverage(rule.terms(), line, true) >= 0.4) {
        return null;
      }
    }
    String evidence = "";
    for (Line line : lines) {
      Set<String> about = rule.trigger().isEmpty() ? rule.terms() : rule.trigger();
      if (coverage(about, line, false) > 0 && (rule.limit() == null || over(line, rule.limit()))) {
        evidence = line.text;
      }
    }
    return new Violation(rule.text(), evidence);
  }

  private static @Nullable Violation exceeded(Rule rule, List<Line> lines) {
    for (Line line : lines) {
      if (rule.limit() != null
          && coverage(rule.terms(), line, false) > 0
          && over(line, rule.limit())) {
        return new Violation(rule.text(), line.text);
      }
    }
    return null;
  }

  /// Whether the case the rule is for is given: its trigger is spoken of, its amount is passed.
  private static boolean applies(Rule rule, List<Line> lines) {
    if (rule.trigger().isEmpty() && rule.limit() == null) {
      return true;
    }
    for (Line line : lines) {
      boolean about = rule.trigger().isEmpty() || coverage(rule.trigger(), line, false) >= 0.5;
      if (about && (rule.limit() == null || over(line, rule.limit()))) {
        return true;
      }
    }
    return false;
  }

  private static double enough(Set<String> terms) {
    return terms.size() <= 1 ? 1 : 0.5;
  }

  private static boolean over(Line line, double limit) {
    Double largest = Measures.largest(line.text);
    return largest != null && largest > limit;
  }

  /// The share of the terms that the line mentions; with `affirmed`, only mentions that are not
  /// negated count.
  private static double coverage(Set<String> terms, Line line, boolean affirmed) {
    if (terms.isEmpty()) {
      return 0;
    }
    int met = 0;
    for (String term : terms) {
      int at = mention(term, line);
      if (at >= 0 && !(affirmed && negated(line.stems, at))) {
        met++;
      }
    }
    return (double) met / terms.size();
  }

  private static int mention(String term, Line line) {
    for (String word : Synonyms.of(term)) {
      int at = word.indexOf(' ') < 0 ? line.stems.indexOf(word) : phrase(word, line.stems);
      if (at >= 0) {
        return at;
      }
    }
    return -1;
  }

  private static int phrase(String phrase, List<String> stems) {
    List<String> parts = List.of(phrase.split(" "));
    for (int i = 0; i + parts.size() <= stems.size(); i++) {
      if (stems.subList(i, i + parts.size()).equals(parts)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean negated(List<String> stems, int at) {
    for (int i = Math.max(0, at - 3); i < at; i++) {
      if (Words.negates(stems.get(i))) {
        return true;
      }
    }
    return at + 1 < stems.size() && Words.negates(stems.get(at + 1));
  }

  /// Without list marks and numbering.
  private static String strip(String sentence) {
    int start = 0;
    while (start < sentence.length() && !Character.isLetter(sentence.charAt(start))) {
      start++;
    }
    return sentence.substring(start);
  }
}
