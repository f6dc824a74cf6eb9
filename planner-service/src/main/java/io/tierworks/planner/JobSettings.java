package io.tierworks.planner;

import io.tierworks.common.contract.job.Routing;
import io.tierworks.common.contract.subtask.ToolLimits;
import io.tierworks.common.cost.Money;
import io.tierworks.common.settings.InvalidSettings;
import io.tierworks.common.settings.SettingChecks;
import io.tierworks.common.settings.Settings;
import io.tierworks.common.settings.TierSettings;
import io.tierworks.planner.job.Policy;
import io.tierworks.planner.ledger.Ladder;
import io.tierworks.planner.plan.PlanLibrary;
import io.tierworks.planner.plan.ToolOffers;
import io.tierworks.planner.plan.WorkspaceTenants;
import io.tierworks.planner.routing.AcceptanceSource;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Set;

/// What the installation grants its jobs.
///
/// @param defaults limits of a job that names none
/// @param window subtasks of one job that may be out at once
/// @param tierWindow subtasks of one tier that each partition may have out at once
/// @param retention how long the id and the result of a finished job are remembered
/// @param toolLimits of each subtask with tools
/// @param ownToolRounds of each plan and each judgment; 0 gives them no tools
/// @param tenants who may name which workspace
/// @param audits of accepted answers
/// @param summaries for the judge
/// @param routing of a job that names none
/// @param personCost what the routing reckons for a question to a person
record JobSettings(
    Policy.Defaults defaults,
    Policy.AtLimits atLimits,
    int window,
    int tierWindow,
    Duration retention,
    ToolLimits toolLimits,
    int ownToolRounds,
    WorkspaceTenants tenants,
    Policy.Audits audits,
    Policy.Summaries summaries,
    Routing routing,
    Money personCost) {
  /// How long an ending job waits for reports on attempts that are still out.
  private static final Duration SETTLING = Duration.ofSeconds(5);

  /// Results of a large job that one command reads: about 10 ms of work.
  private static final int READING = 1_000;

  private static final int MOST_REPLANS = 2;

  private static final int LEAST_TOOL_BYTES = 1_024;

  private static final String WORKSPACE = "workspace.";
  private static final String TENANTS = ".tenants";

  /// @throws InvalidSettings naming every fault
  JobSettings {
    new SettingChecks()
        .require(defaults.maxCost().exceeds(Money.ZERO), "job.max-cost", "must be more than 0")
        .positive("job.max-time", defaults.maxTime())
        .atLeast(1, "job.max-subtasks", defaults.maxSubtasks())
        .atLeast(0, "job.max-rounds", defaults.maxRounds())
        .atLeast(1, "job.max-attempts", defaults.maxAttempts())
        .atLeast(0, "job.max-replans", defaults.maxReplans())
        .require(
            defaults.maxReplans() <= MOST_REPLANS,
            "job.max-replans",
            "must be at most " + MOST_REPLANS)
        .notNegative("job.wrap-up-time", atLimits.wrapUp())
        .notNegative("job.max-pause", atLimits.maxPause())
        .positive("job.max-review", atLimits.maxReview())
        .atLeast(1, "planner.window-job", window)
        .atLeast(1, "planner.window-tier", tierWindow)
        .notNegative("job.retention", retention)
        .atLeast(1, "job.max-tool-rounds", toolLimits.rounds())
        .atLeast(LEAST_TOOL_BYTES, "job.max-tool-bytes", toolLimits.bytes())
        .atLeast(0, "job.planner-tool-rounds", ownToolRounds)
        .require(
            routing != Routing.FIXED,
            "job.routing",
            "must be planned or adaptive; only a job can name a fixed tier")
        .require(!Money.ZERO.exceeds(personCost), "job.person-cost", "must not be negative")
        .throwIfAny();
  }

  static JobSettings from(Settings settings) {
    return new JobSettings(
        new Policy.Defaults(
            settings.money("job.max-cost"),
            settings.duration("job.max-time"),
            settings.integer("job.max-subtasks"),
            settings.integer("job.max-rounds"),
            settings.integer("job.max-attempts"),
            settings.integer("job.max-replans")),
        new Policy.AtLimits(
            settings.duration("job.wrap-up-time"),
            settings.duration("job.max-pause"),
            settings.duration("job.max-review")),
        settings.integer("planner.window-job"),
        settings.integer("planner.window-tier"),
        settings.duration("job.retention"),
        new ToolLimits(
            settings.integer("job.max-tool-rounds"), settings.integer("job.max-tool-bytes")),
        settings.integer("job.planner-tool-rounds"),
        tenants(settings),
        new Policy.Audits(
            settings.share("planner.audit.share"),
            settings.share("planner.audit.budget"),
            settings.integer("planner.audit.seed")),
        new Policy.Summaries(settings.share("planner.summary.budget")),
        settings.choice("job.routing", Routing.class),
        settings.money("job.person-cost"));
  }

  private static WorkspaceTenants tenants(Settings settings) {
    var limited = new HashMap<String, Set<String>>();
    for (var key : settings.below(WORKSPACE).keySet()) {
      if (key.endsWith(TENANTS)) {
        var named = Set.copyOf(settings.list(WORKSPACE + key));
        limited.put(key.substring(0, key.length() - TENANTS.length()), named);
      }
    }
    limited.values().removeIf(Set::isEmpty);
    return new WorkspaceTenants(limited);
  }

  /// @param tiers cheapest first
  /// @param offers the tools of the workers
  Policy policy(
      List<TierSettings> tiers, PlanLibrary library, ToolOffers offers, AcceptanceSource learned) {
    var rungs =
        tiers.stream()
            .map(tier -> new Ladder.Rung(tier.name(), tier.price(), tier.skill(), tier.window()))
            .toList();
    var share = new Policy.Share(window, READING);
    var own = new ToolLimits(ownToolRounds, toolLimits.bytes());
    var tools = new Policy.Tools(toolLimits, own, offers, tenants);
    return new Policy(
        new Ladder(rungs),
        library,
        defaults,
        atLimits,
        share,
        tools,
        new Policy.Routes(routing, learned, personCost),
        SETTLING,
        retention,
        audits,
        summaries);
  }
}
