package io.tierworks.planner.plan;

import io.tierworks.planner.plan.PlanDraft.DraftStep;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What plans are made of: the kinds of work and the plans that the installation keeps in files, by
/// name.
///
/// @param plannedChains whether the planning model may declare rules and rubrics
public record PlanLibrary(
    Map<String, WorkKind> kinds, Map<String, PlanTemplate> templates, boolean plannedChains) {
  public static final PlanLibrary EMPTY = new PlanLibrary(Map.of(), Map.of());

  public PlanLibrary {
    kinds = Collections.unmodifiableSortedMap(new TreeMap<>(kinds));
    templates = Collections.unmodifiableSortedMap(new TreeMap<>(templates));
  }

  /// Of an installation whose planning model declares neither rules nor rubrics.
  public PlanLibrary(Map<String, WorkKind> kinds, Map<String, PlanTemplate> templates) {
    this(kinds, templates, false);
  }

  Optional<WorkKind> kind(String name) {
    return Optional.ofNullable(kinds.get(name));
  }

  public Optional<PlanTemplate> template(String name) {
    return Optional.ofNullable(templates.get(name));
  }

  /// The draft with the rules of its kinds.
  PlanDraft bind(PlanDraft draft) {
    return draft.with(draft.steps().stream().map(this::bind).toList());
  }

  DraftStep bind(DraftStep step) {
    return kind(step.kind().name()).map(kind -> kind.bind(step)).orElse(step);
  }
}
