package io.tierworks.planner.plan;

import io.tierworks.common.contract.job.Link;
import io.tierworks.common.contract.json.Violation;
import io.tierworks.common.contract.worker.WorkerStatus.ToolOffer;
import io.tierworks.common.verify.SnapshotChecks;
import io.tierworks.planner.ledger.Ladder;
import io.tierworks.planner.plan.PlanDraft.DraftStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/// Checks tools: the job allows them, and workers offer them.
public record ToolLint(Ladder ladder, ToolOffers offers) {

  /// What a job names and no worker offers. Nothing is found while no worker was heard of.
  public List<Violation> violations(JobBrief brief) {
    var found = new ArrayList<Violation>();
    var tools = offered(ToolOffer::tools);
    var workspaces = offered(ToolOffer::workspaces);
    if (ladder.rungs().stream().allMatch(rung -> offers.of(rung.tier()).isEmpty())) {
      return found;
    }
    for (var tool : brief.tools()) {
      if (!tools.contains(tool)) {
        found.add(
            new Violation(
                "tools", "no worker offers the tool '" + tool + "'", "offered: " + tools));
      }
    }
    var workspace = brief.workspace();
    if (workspace != null && !workspaces.contains(workspace)) {
      found.add(
          new Violation(
              "workspace",
              "no worker offers the workspace '" + workspace + "'",
              "offered: " + workspaces + "; set workspace." + workspace + ".path for the workers"));
    }
    return found;
  }

  private Set<String> offered(Function<ToolOffer, Set<String>> part) {
    var all = new TreeSet<String>();
    ladder.rungs().forEach(rung -> offers.of(rung.tier()).map(part).ifPresent(all::addAll));
    return all;
  }

  void check(DraftStep step, PlanBounds bounds, LintCheck check) {
    var offer = offers.of(step.tier()).orElse(ToolOffer.NOTHING);
    for (var tool : step.tools()) {
      check.require(
          bounds.tools().contains(tool),
          "tool " + tool + " is not allowed",
          "the job allows " + bounds.tools());
      check.require(
          !bounds.tools().contains(tool) || offer.tools().contains(tool),
          "no worker of the tier " + step.tier() + " offers the tool " + tool,
          "by tier: " + byTier());
    }
    var workspace = bounds.workspace();
    check.require(
        step.tools().isEmpty() || workspace == null || offer.workspaces().contains(workspace),
        "no worker of the tier " + step.tier() + " offers the workspace " + workspace,
        "choose another tier");
    checkSnapshotLinks(step, bounds, check);
  }

  private static void checkSnapshotLinks(DraftStep step, PlanBounds bounds, LintCheck check) {
    var links = PlanCompiler.snapshotLinks(step, bounds).stream().map(Link::link).toList();
    check.require(
        links.isEmpty() || !step.tools().isEmpty(),
        "answers are checked by " + links + ", which a worker without tools cannot do",
        "give the step tools from " + bounds.tools());
    for (var link : step.verify()) {
      check.require(
          !SnapshotChecks.isOne(link.link()) || links.contains(link.link()),
          link.link() + " has nothing to check",
          "name a workspace in the job, and answer with a field citations or diff");
    }
  }

  /// A job that names a workspace wants it to be read.
  void checkForm(PlanDraft draft, PlanBounds bounds, LintCheck check) {
    check.require(
        bounds.workspace() == null
            || draft.steps().stream().anyMatch(step -> !step.tools().isEmpty()),
        "no step uses the tools of the workspace",
        "give a step tools from " + bounds.tools() + "; a direct answer has none");
  }

  /// The tools that each tier offers.
  public TreeMap<String, Set<String>> byTier() {
    var tools = new TreeMap<String, Set<String>>();
    ladder
        .rungs()
        .forEach(rung ->
            tools.put(rung.tier(), offers.of(rung.tier()).map(ToolOffer::tools).orElse(Set.of())));
    return tools;
  }
}
