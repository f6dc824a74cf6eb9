package io.tierworks.simulator.solve.check;

import io.tierworks.simulator.solve.lexicon.Synonyms;
import io.tierworks.simulator.solve.text.Material;
import io.tierworks.simulator.solve.text.Sentences;
import io.tierworks.simulator.solve.text.Words;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The rules of a policy whose lines begin with a code ("R1 No promises. Words such as ..."). A
/// rule bans words, or demands something of the documents it is about.
public final class Numbered {
  private static final Pattern LINE =
      Pattern.compile("(?m)^\\W*([A-Z]{1,4}-?\\d{1,3})[.):]?\\s+(\\S.*)$");
  private static final Pattern BANNED =
      Pattern.compile("such as (.+?) (?:are|is|must|may|shall) (?:not|never)");
  private static final Pattern DEMAND =
      Pattern.compile(
          "\\b(?:names|name|says|say|gives|give|carries|contains|goes|go|must|shall|are|is|has|have|needs|states)\\b");
  private static final double ABOUT = 0.3;
  private static final double MET = 0.25;
  private static final int PREFIX = 6;

  private record Coded(
      String code,
      String text,
      List<String> banned,
      Set<String> title,
      Set<String> about,
      Set<String> demands) {}

  private final List<Coded> rules = new ArrayList<>();

  private Numbered() {}

  /// Empty unless at least two lines begin with a code.
  public static Numbered read(String context) {
    Numbered numbered = new Numbered();
    Matcher line = LINE.matcher(context);
    while (line.find()) {
      numbered.rules.add(coded(line.group(1), line.group(2).strip()));
    }
    if (numbered.rules.size() < 2) {
      numbered.rules.clear();
    }
    return numbered;
  }

  public boolean isEmpty() {
    return rules.isEmpty();
  }

  /// The violations; the text of each rule begins with its code.
  public List<Violation> violations(Material material) {
    List<Violation> violations = new ArrayList<>();
    for (Coded rule : rules) {
      String evidence = rule.banned.isEmpty() ? lacking(rule, material) : banned(rule, material);
      if (!evidence.isEmpty()) {
        violations.add(new Violation(rule.code + " " + rule.text, evidence));
      }
    }
    return violations;
  }

  private static Coded coded(String code, String text) {
    List<String> sentences = Sentences.of(text);
    boolean titled = sentences.size() > 1 && sentences.getFirst().split(" ").length <= 4;
    String title = titled ? sentences.getFirst() : "";
    String body = titled ? sentences.get(1) : sentences.getFirst();
    Matcher banned = BANNED.matcher(text.toLowerCase(Locale.ROOT));
    List<String> words =
        banned.find()
            ? List.of(banned.group(1).split("\\s*,\\s*(?:and |or )?|\\s+or\\s+|\\s+and\\s+"))
            : List.of();
    Matcher demand = DEMAND.matcher(body);
    int split = demand.find() ? demand.start() : 0;
    Set<String> about = new LinkedHashSet<>(Words.content(title + " " + body.substring(0, split)));
    Set<String> demands = Words.content(body.substring(split));
    String first = titled ? title + " " + body : body;
    return new Coded(code, first, words, Words.content(title), about, demands);
  }

  /// The first sentence that uses a banned word without denying it.
  private static String banned(Coded rule, Material material) {
    for (String sentence : material.sentences()) {
      String padded = " " + sentence.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}]+", " ") + " ";
      for (String word : rule.banned) {
        int at = padded.indexOf(" " + word + " ");
        boolean denied =
            at >= 0
                && padded
                    .substring(Math.max(0, at - 12), at)
                    .matches(".*\\b(?:no|not|never|nothing)\\b.*");
        if (at >= 0 && !denied) {
          return sentence;
        }
      }
    }
    return "";
  }

  /// The sentence that shows what the document is about, if it lacks what the rule demands.
  private static String lacking(Coded rule, Material material) {
    String closest = "";
    double most = 0;
    for (String sentence : material.sentences()) {
      double share = share(rule.about, Words.stems(sentence));
      if (share > most) {
        most = share;
        closest = sentence;
      }
    }
    boolean named = rule.title.isEmpty() || share(rule.title, material.stems()) > 0;
    boolean lacks = named && most >= ABOUT && share(rule.demands, material.stems()) < MET;
    return lacks ? closest : "";
  }

  private static double share(Set<String> terms, List<String> stems) {
    if (terms.isEmpty()) {
      return 0;
    }
    return (double) terms.stream().filter(term -> met(term, stems)).count() / terms.size();
  }

  private static boolean met(String term, List<String> stems) {
    Set<String> words = Synonyms.of(term);
    String prefix = term.length() > PREFIX ? term.substring(0, PREFIX) : "";
    return stems.stream()
        .anyMatch(stem -> words.contains(stem) || !prefix.isEmpty() && stem.startsWith(prefix));
  }
}
