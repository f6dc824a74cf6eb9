package io.tierworks.simulator.solve;

import io.tierworks.simulator.solve.check.Numbered;
import io.tierworks.simulator.solve.check.Policy;
import io.tierworks.simulator.solve.check.Violation;
import io.tierworks.simulator.solve.classify.Chooser;
import io.tierworks.simulator.solve.grade.Strength;
import io.tierworks.simulator.solve.lexicon.FieldNames;
import io.tierworks.simulator.solve.rank.Criteria;
import io.tierworks.simulator.solve.schema.Field;
import io.tierworks.simulator.solve.text.Material;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The fields to fill and the tools to fill them, made once for all subtasks of a step.
/// Thread-safe.
final class Form {
  private static final List<String> RULES =
      List.of("violat", "complian", "conform", "rule", "breach", "allowed", "reimbursable");

  private final Field root;
  private final Brief brief;
  private final Strength strength;
  private final Policy policy;
  private final Numbered numbered;
  private final Map<Field, Chooser> choosers = new ConcurrentHashMap<>();
  private final Map<Field, Bands> bands = new ConcurrentHashMap<>();
  private final Map<Field, Criteria> criteria = new ConcurrentHashMap<>();
  private final Map<String, FieldNames.Meaning> meanings = new ConcurrentHashMap<>();

  Form(Field root, Brief brief, Strength strength) {
    this.root = root;
    this.brief = brief;
    this.strength = strength;
    this.policy = policy(root, brief);
    this.numbered = Numbered.read(asks(root) ? brief.context() : "");
  }

  Field root() {
    return root;
  }

  Brief brief() {
    return brief;
  }

  Strength strength() {
    return strength;
  }

  /// The rules of the context, else of the decisions or the goal; none where no field asks for
  /// them.
  Policy policy() {
    return policy;
  }

  /// What the material breaks; rules with codes go before others.
  List<Violation> violations(Material material) {
    return numbered.isEmpty() ? policy.violations(material) : numbered.violations(material);
  }

  /// Whether the rules have codes, so that labels may name them.
  boolean coded() {
    return !numbered.isEmpty();
  }

  Chooser chooser(Field field) {
    return choosers.computeIfAbsent(field, one -> Chooser.of(one, brief.notes(), strength));
  }

  Bands bands(Field field) {
    return bands.computeIfAbsent(
        field, one -> Bands.read(one.values(), one.description() + "\n" + brief.notes()));
  }

  Criteria criteria(Field field) {
    return criteria.computeIfAbsent(
        field, one -> Criteria.read(one.about(), brief.goal(), brief.notes()));
  }

  FieldNames.Meaning meaning(Field field) {
    return meanings.computeIfAbsent(field.name(), name -> meaning(field.words()));
  }

  /// A list is named by the plural of what it holds.
  private static FieldNames.Meaning meaning(String words) {
    FieldNames.Meaning meaning = FieldNames.of(words);
    boolean plural = meaning.role().isEmpty() && words.length() > 3 && words.endsWith("s");
    return plural ? FieldNames.of(words.substring(0, words.length() - 1)) : meaning;
  }

  /// Only what the job says: the rules that stand over every call are none to check against.
  private static Policy policy(Field root, Brief brief) {
    if (!asks(root)) {
      return Policy.read("");
    }
    for (String source : List.of(brief.context(), brief.decisions(), brief.goal())) {
      Policy policy = Policy.read(source);
      if (!policy.isEmpty()) {
        return policy;
      }
    }
    return Policy.read("");
  }

  /// Whether some field asks if rules are kept.
  private static boolean asks(Field field) {
    String about = field.about();
    return field.values().isEmpty() && !field.quote() && RULES.stream().anyMatch(about::contains)
        || Verdicts.fit(field)
        || field.items() != null && asks(field.items())
        || field.properties().stream().anyMatch(Form::asks);
  }
}
