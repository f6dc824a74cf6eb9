package io.tierworks.planner.plan;

import io.tierworks.common.contract.job.CrossFieldRule;
import io.tierworks.common.contract.job.Link;
import io.tierworks.planner.ledger.Ladder;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

/// Verification chains: the links that an answer has to pass, cheapest first.
public final class Chain {
  private Chain() {}

  /// The chain of a step: what its kind and the step itself declare, and what no plan can leave
  /// out. Rules, and the criteria of one tier, are joined.
  ///
  /// @param quotes whether the answer has quotations
  static List<Link> of(List<Link> declared, boolean quotes, Ladder ladder) {
    var links = new LinkedHashMap<String, Link>();
    Stream.concat(mandatory(quotes), declared.stream())
        .forEach(link -> links.merge(link.check(), link, Chain::joined));
    return links.values().stream().sorted(inCostOrder(ladder)).toList();
  }

  private static Stream<Link> mandatory(boolean quotes) {
    return quotes
        ? Stream.of(Link.Plain.SCHEMA, Link.Plain.GROUNDED)
        : Stream.of(Link.Plain.SCHEMA);
  }

  /// Of two links with the same check.
  private static Link joined(Link first, Link second) {
    return switch (first) {
      case Link.Rules(var rules) -> new Link.Rules(joined(rules, rules(List.of(second))));
      case Link.Rubric(var tier, var criteria) when second instanceof Link.Rubric other ->
          new Link.Rubric(tier, joined(criteria, other.criteria()));
      case Link.Plain _, Link.Agreement _, Link.Votes _, Link.Rubric _ -> first;
    };
  }

  private static <T> List<T> joined(List<T> first, List<T> second) {
    return Stream.concat(first.stream(), second.stream()).distinct().toList();
  }

  static Comparator<Link> inCostOrder(Ladder ladder) {
    return Comparator.comparingInt(Link::rank)
        .thenComparingInt(link ->
            link instanceof Link.Rubric(var tier, _) && ladder.has(tier)
                ? ladder.indexOf(tier)
                : 0);
  }

  /// Names a link in the id of a check: `rubric_mini`, `agreement`.
  public static String label(Link link) {
    return link.check().replace(':', '_');
  }

  /// Whether a check with this label belongs to the link; samples have a number behind it.
  static boolean isLabel(String label, Link link) {
    return label.equals(label(link)) || (isSampled(link) && label.startsWith(label(link) + "_"));
  }

  /// Whether the same call is made again.
  public static boolean isSampled(Link link) {
    return link instanceof Link.Agreement || link instanceof Link.Votes;
  }

  /// Whether code checks it, without a call and without a person.
  static boolean isCode(Link link) {
    return switch (link) {
      case Link.Plain plain -> plain != Link.Plain.PERSON;
      case Link.Rules _ -> true;
      case Link.Agreement _, Link.Votes _, Link.Rubric _ -> false;
    };
  }

  static List<CrossFieldRule> rules(List<Link> chain) {
    return chain.stream()
        .flatMap(link -> link instanceof Link.Rules(var rules) ? rules.stream() : Stream.of())
        .toList();
  }
}
