package io.tierworks.planner.plan;

/// A plan that the installation keeps in a file, by `schema/template.schema.json`. A job that names
/// it needs no planning call.
///
/// @param description tells people what the plan is for
public record PlanTemplate(String version, String description, PlanDraft plan) {}
