package io.tierworks.simulator.solve.classify;

import io.tierworks.simulator.solve.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What the instructions say about each label, as in "billing: charges, refunds; technical: errors
/// and crashes".
final class LabelNotes {
  private static final List<String> JOINS =
      List.of(
          ":",
          "=",
          " - ",
          " \u2013 ",
          " \u2014 ",
          " (",
          " means ",
          " is for ",
          " for ",
          " covers ",
          " if ",
          " when ",
          "->");
  private static final int LONGEST = 240;

  private LabelNotes() {}

  /// The phrases that explain each label, in the order of the labels; empty where nothing does.
  static List<List<String>> read(List<String> labels, String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    List<List<String>> notes = new ArrayList<>();
    for (String label : labels) {
      List<String> phrases = new ArrayList<>();
      String plain = label.toLowerCase(Locale.ROOT);
      collect(lower, plain, labels, phrases);
      if (!Words.spaced(label).equals(plain)) {
        collect(lower, Words.spaced(label), labels, phrases);
      }
      notes.add(phrases);
    }
    return notes;
  }

  private static void collect(String lower, String label, List<String> labels, List<String> into) {
    if (label.isBlank()) {
      return;
    }
    for (int at = lower.indexOf(label); at >= 0; at = lower.indexOf(label, at + 1)) {
      int end = at + label.length();
      if (at > 0 && Character.isLetterOrDigit(lower.charAt(at - 1))) {
        continue;
      }
      if (end < lower.length() && "\"'`*".indexOf(lower.charAt(end)) >= 0) {
        end++;
      }
      int begin = afterJoin(lower, end);
      if (begin > 0) {
        String note = lower.substring(begin, end(lower, begin));
        if (mentioned(note, labels) < 2) {
          split(note, into);
        }
      }
    }
  }

  private static int afterJoin(String lower, int at) {
    for (String join : JOINS) {
      if (lower.startsWith(join, at)) {
        return at + join.length();
      }
    }
    return -1;
  }

  private static int end(String lower, int begin) {
    int end = begin;
    while (end < lower.length()
        && end - begin < LONGEST
        && "\n;.)".indexOf(lower.charAt(end)) < 0) {
      end++;
    }
    return end;
  }

  /// A note that lists the labels explains none of them.
  private static long mentioned(String note, List<String> labels) {
    return labels.stream()
        .filter(label ->
            note.contains(Words.spaced(label)) || note.contains(label.toLowerCase(Locale.ROOT)))
        .count();
  }

  private static void split(String note, List<String> into) {
    for (String phrase : note.split(",|/| and | or ")) {
      if (!Words.content(phrase).isEmpty()) {
        into.add(phrase.strip());
      }
    }
  }
}
