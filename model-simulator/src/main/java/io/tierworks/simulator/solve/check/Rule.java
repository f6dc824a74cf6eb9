package io.tierworks.simulator.solve.check;

import io.tierworks.simulator.solve.text.Words;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One sentence of a policy.
///
/// @param terms what it is about, as stems
/// @param trigger stems of the case it holds for; empty if always
/// @param excuse stems of what makes it all right ("unless", "without")
/// @param limit an amount it draws a line at, null if none
record Rule(
    String text,
    Kind kind,
    Set<String> terms,
    Set<String> trigger,
    Set<String> excuse,
    @Nullable Double limit) {

  enum Kind {
    FORBIDS,
    REQUIRES,
    CAPS
  }

  private static final List<String> FORBIDDING =
      List.of(
          "must not",
          "may not",
          "never",
          "not allowed",
          "not permitted",
          "prohibited",
          "forbidden",
          "do not",
          "don't",
          "cannot be",
          "can not",
          "is not",
          "are not",
          "not reimburs",
          "shall not",
          "should not",
          "not be",
          "no ",
          "without ");
  private static final List<String> REQUIRING =
      List.of(
          "must",
          "shall",
          "required",
          "requires",
          "require",
          "has to",
          "have to",
          "needs to",
          "need to",
          "always",
          "mandatory",
          "should",
          "only ");
  private static final List<String> CAPPING =
      List.of(
          "up to",
          "maximum",
          "max ",
          "at most",
          "not exceed",
          "no more than",
          "limit",
          "capped",
          "cap of",
          "exceed");
  private static final Set<String> BOILERPLATE =
      Set.of(
          "must",
          "shall",
          "allow",
          "permit",
          "prohibit",
          "forbidden",
          "require",
          "requir",
          "requirement",
          "never",
          "alway",
          "rule",
          "policy",
          "reimburs",
          "reimbursement",
          "mandatory",
          "need",
          "maximum",
          "limit",
          "exceed",
          "cap",
          "only",
          "agent",
          "employe",
          "every",
          "per",
          "eur",
          "usd",
          "gbp",
          "day",
          "person",
          "people",
          "not",
          "cannot",
          "dont",
          "claim",
          "expens",
          "without",
          "unless",
          "except",
          "before",
          "after",
          "least",
          "most",
          "any");

  /// The sentence as a rule, or null if it is none.
  static @Nullable Rule of(String sentence) {
    String lower = sentence.toLowerCase(Locale.ROOT) + " ";
    boolean caps = has(lower, CAPPING);
    boolean forbids = has(lower, FORBIDDING);
    boolean requires = has(lower, REQUIRING);
    if (!caps && !forbids && !requires) {
      return null;
    }
    Double limit = Measures.first(sentence);
    Kind kind =
        limit != null && caps
            ? Kind.CAPS
            : forbids && !lower.startsWith("if no") ? Kind.FORBIDS : Kind.REQUIRES;
    String excuse = after(lower, List.of("unless ", "except ", "without "));
    String trigger = trigger(lower);
    String rest = lower.replace(excuse, " ").replace(trigger, " ");
    Set<String> terms = terms(rest);
    if (terms.isEmpty()) {
      terms = terms(lower);
    }
    return terms.isEmpty()
        ? null
        : new Rule(sentence, kind, terms, terms(trigger), terms(excuse), limit);
  }

  private static boolean has(String lower, List<String> words) {
    return words.stream().anyMatch(word -> lower.startsWith(word) || lower.contains(" " + word));
  }

  private static String after(String lower, List<String> marks) {
    for (String mark : marks) {
      int at = lower.indexOf(mark);
      if (at >= 0) {
        return lower.substring(at);
      }
    }
    return "\u0000";
  }

  /// "If the caller asks for a refund, ..." and "Claims over 75 EUR require ...".
  private static String trigger(String lower) {
    if (lower.startsWith("if ") || lower.startsWith("when ") || lower.startsWith("for ")) {
      int comma = lower.indexOf(',');
      return comma > 0 ? lower.substring(0, comma) : "\u0000";
    }
    int over =
        Math.max(
            lower.indexOf(" over "),
            Math.max(lower.indexOf(" above "), lower.indexOf(" more than ")));
    int modal = lower.indexOf(" require");
    modal = modal < 0 ? lower.indexOf(" must ") : modal;
    modal = modal < 0 ? lower.indexOf(" need") : modal;
    return over > 0 && modal > over ? lower.substring(0, modal) : "\u0000";
  }

  private static Set<String> terms(String text) {
    Set<String> terms = new LinkedHashSet<>();
    for (String stem : Words.content(text)) {
      if (!BOILERPLATE.contains(stem) && !Character.isDigit(stem.charAt(0))) {
        terms.add(stem);
      }
    }
    return terms;
  }
}
