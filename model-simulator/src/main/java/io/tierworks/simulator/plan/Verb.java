package io.tierworks.simulator.plan;

import java.util.List;
import java.util.Locale;

/// What the goal wants done, by its words; the first that matches, in this order.
enum Verb {
  REVIEW(
      "review",
      List.of(
          "transcript",
          "conversation",
          "call quality",
          "qa review",
          "chat log",
          "agent performance")),
  RESEARCH(
      "extract",
      List.of(
          "research",
          "answer the question",
          "answer this question",
          "which of the",
          "compare",
          "investigate",
          "find out",
          "what do the",
          "what are the",
          "why do",
          "why did",
          "synthesi",
          "literature")),
  CHECK(
      "check",
      List.of(
          "compl",
          "policy",
          "policies",
          "violat",
          "audit",
          "check ",
          "verify that",
          "rules",
          "conform",
          "breach",
          "regulation")),
  RANK(
      "rank",
      List.of(
          "rank",
          "score",
          "prioritise the",
          "prioritize the",
          "prioritise our",
          "leads",
          "each lead",
          "the lead ",
          "shortlist",
          "best ",
          "most promising",
          "top ")),
  EXTRACT(
      "extract",
      List.of("extract", "invoice", "pull out", "parse", "receipt", "capture the", "read the")),
  CLASSIFY(
      "classify",
      List.of(
          "triage",
          "classif",
          "label",
          "route",
          "categor",
          "sort ",
          "tag ",
          "assign",
          "sentiment",
          "prioriti",
          "ticket")),
  SUMMARISE("summarise", List.of("summar", "condense", "digest", "tl;dr", "overview", "recap")),
  ANSWER("answer", List.of("answer", "question", "explain", "?"));

  private final String kind;
  private final List<String> cues;

  Verb(String kind, List<String> cues) {
    this.kind = kind;
    this.cues = cues;
  }

  String kind() {
    return kind;
  }

  /// The verb that stands first in the goal wins over those later; with none, the goal is to be
  /// answered.
  static Verb of(String goal) {
    String lower = goal.toLowerCase(Locale.ROOT);
    Verb first = ANSWER;
    int earliest = Integer.MAX_VALUE;
    for (Verb verb : values()) {
      for (String cue : verb.cues) {
        int at = lower.indexOf(cue);
        // A transcript is reviewed whatever the verb; a bare question mark comes last.
        int place =
            at < 0
                ? Integer.MAX_VALUE
                : verb == REVIEW ? -1 : cue.equals("?") ? Integer.MAX_VALUE - 1 : at;
        if (place < earliest) {
          earliest = place;
          first = verb;
        }
      }
    }
    return first;
  }
}
