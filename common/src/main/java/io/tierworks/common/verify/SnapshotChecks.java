package io.tierworks.common.verify;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.contract.job.Link;
import io.tierworks.common.contract.subtask.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The checks of an answer that need the workspace: `citations` (each place that a field
/// `citations` names exists and has the quoted text), `applies` (each field `diff` is a unified
/// diff that applies) and `places` (each place that the texts of a ruling name exists). Only a
/// worker with the workspace can make them.
public final class SnapshotChecks {
  /// The field with the places that an answer cites.
  public static final String CITATIONS_FIELD = "citations";

  /// The field with a unified diff.
  public static final String DIFF_FIELD = "diff";

  private static final int SHOWN = 3;
  private static final List<String> NAMES = List.of(Check.CITATIONS, Check.APPLIES, Check.PLACES);

  private SnapshotChecks() {}

  /// Whether a check needs the workspace.
  public static boolean isOne(String name) {
    return NAMES.contains(name);
  }

  /// The checks that answers of this schema need, cheapest first.
  public static List<Link.Plain> neededBy(JsonNode outputSchema) {
    var needed = new ArrayList<Link.Plain>();
    if (hasField(outputSchema, CITATIONS_FIELD)) {
      needed.add(Link.Plain.CITATIONS);
    }
    if (hasField(outputSchema, DIFF_FIELD)) {
      needed.add(Link.Plain.APPLIES);
    }
    return needed;
  }

  private static boolean hasField(JsonNode schema, String name) {
    return schema.path("properties").has(name)
        || schema.valueStream().anyMatch(part -> hasField(part, name));
  }

  /// The checks of the chain that need the workspace, in order. A rejection ends them.
  public static List<Check> of(List<String> chain, SourceTree tree, JsonNode output) {
    var made = new ArrayList<Check>();
    for (var name : NAMES) {
      boolean isNext = made.isEmpty() || made.getLast().passed();
      if (chain.contains(name) && isNext) {
        made.add(make(name, tree, output));
      }
    }
    return made;
  }

  private static Check make(String name, SourceTree tree, JsonNode output) {
    return switch (name) {
      case Check.CITATIONS -> citations(tree, output);
      case Check.APPLIES -> applies(tree, output);
      default -> check(name, NamedPlaces.faults(tree, output));
    };
  }

  private static Check citations(SourceTree tree, JsonNode output) {
    return check(
        Check.CITATIONS,
        output.findValues(CITATIONS_FIELD).stream().flatMap(citations -> faults(tree, citations)));
  }

  private static Stream<String> faults(SourceTree tree, JsonNode citations) {
    if (!citations.isArray() || citations.isEmpty()) {
      return Stream.of("nothing is cited");
    }
    return citations.valueStream().map(each -> fault(tree, each)).flatMap(Optional::stream);
  }

  private static Optional<String> fault(SourceTree tree, JsonNode citation) {
    return SourceCitation.of(citation)
        .map(place -> place.fault(tree))
        .orElseGet(() -> Optional.of("write a citation as path:line: quoted text"));
  }

  private static Check applies(SourceTree tree, JsonNode output) {
    return check(
        Check.APPLIES,
        output.findValues(DIFF_FIELD).stream()
            .map(diff -> UnifiedDiff.fault(diff.asText(""), tree))
            .flatMap(Optional::stream));
  }

  private static Check check(String name, Stream<String> faults) {
    var all = faults.distinct().toList();
    if (all.isEmpty()) {
      return Check.passed(name);
    }
    int more = all.size() - SHOWN;
    var shown = String.join("; ", all.stream().limit(SHOWN).toList());
    return Check.rejected(name, more > 0 ? shown + "; and " + more + " more" : shown);
  }
}
