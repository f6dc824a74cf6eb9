package io.tierworks.planner.plan;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.contract.job.CrossFieldRule;
import io.tierworks.common.contract.job.Link;
import io.tierworks.common.contract.job.Over;
import io.tierworks.common.contract.subtask.SubtaskKind;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;

/// One step of a plan.
///
/// @param over what its subtasks work on, one by one
/// @param inputs steps whose results each of its subtasks reads in full
/// @param output JSON Schema of one answer
/// @param quotes fields that must quote the input literally
/// @param verify the chain that an answer has to pass, cheapest link first
public record Step(
    String id,
    SubtaskKind kind,
    String tier,
    Over over,
    List<String> inputs,
    String instructions,
    JsonNode output,
    List<String> quotes,
    List<Link> verify,
    List<String> tools,
    int maxOutputTokens) {

  public Step {
    inputs = List.copyOf(inputs);
    quotes = List.copyOf(quotes);
    verify = List.copyOf(verify);
    tools = List.copyOf(tools);
  }

  /// The checks in code that the chain begins with.
  public List<String> checks() {
    return verify.stream().filter(Chain::isCode).map(Link::check).toList();
  }

  /// The links of the chain that are calls or a person, in order.
  public List<Link> calls() {
    return verify.stream().filter(link -> !Chain.isCode(link)).toList();
  }

  /// The link that made a check.
  ///
  /// @param label of the check; see [Chain#label]
  /// @throws NoSuchElementException when the chain has no such link
  public Link link(String label) {
    return verify.stream().filter(link -> Chain.isLabel(label, link)).findFirst().orElseThrow();
  }

  /// The rules that the fields of an answer have to keep.
  public List<CrossFieldRule> rules() {
    return Chain.rules(verify);
  }

  public boolean isOverItems() {
    return over.equals(Over.ITEMS);
  }

  public boolean isOverJob() {
    return over.equals(Over.JOB);
  }

  /// Whether each of its subtasks works on the result of one subtask of another step.
  public boolean isOverStep() {
    return over.source().isPresent();
  }

  /// Ids of all steps that it needs.
  public Set<String> needs() {
    var needs = new LinkedHashSet<>(inputs);
    over.source().ifPresent(needs::add);
    return needs;
  }
}
