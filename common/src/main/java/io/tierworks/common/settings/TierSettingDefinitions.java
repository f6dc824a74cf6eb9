package io.tierworks.common.settings;

import static io.tierworks.common.settings.SettingDefinition.Kind.ADDRESS;
import static io.tierworks.common.settings.SettingDefinition.Kind.DURATION;
import static io.tierworks.common.settings.SettingDefinition.Kind.INTEGER;
import static io.tierworks.common.settings.SettingDefinition.Kind.MONEY;
import static io.tierworks.common.settings.SettingDefinition.Kind.PATH;
import static io.tierworks.common.settings.SettingDefinition.Kind.SECRET;
import static io.tierworks.common.settings.SettingDefinition.Kind.TEXT;
import static io.tierworks.common.settings.SettingDefinition.choice;
import static io.tierworks.common.settings.SettingDefinition.of;

import java.util.List;

/// The settings of the tiers: three that come with the product, and any of one's own.
final class TierSettingDefinitions {
  static final List<SettingDefinition> ALL =
      List.of(
          of("tier.flagship.model", TEXT, "gpt-5.4", "Model name at the endpoint."),
          of("tier.mini.model", TEXT, "gpt-5.4-mini", "Model name at the endpoint."),
          of("tier.nano.model", TEXT, "gpt-5.4-nano", "Model name at the endpoint."),
          of("tier.flagship.price-input", MONEY, "2.50", "Dollars per million input tokens."),
          of(
              "tier.flagship.price-cached",
              MONEY,
              "0.25",
              "Dollars per million cached input tokens."),
          of(
              "tier.flagship.price-output",
              MONEY,
              "15.00",
              "Dollars per million output tokens, reasoning included."),
          of("tier.mini.price-input", MONEY, "0.75", "Dollars per million input tokens."),
          of("tier.mini.price-cached", MONEY, "0.075", "Dollars per million cached input tokens."),
          of(
              "tier.mini.price-output",
              MONEY,
              "4.50",
              "Dollars per million output tokens, reasoning included."),
          of("tier.nano.price-input", MONEY, "0.20", "Dollars per million input tokens."),
          of("tier.nano.price-cached", MONEY, "0.02", "Dollars per million cached input tokens."),
          of(
              "tier.nano.price-output",
              MONEY,
              "1.25",
              "Dollars per million output tokens, reasoning included."),
          of(
              "tier.flagship.skill",
              TEXT,
              "plans, judges, solves what the others hand up",
              "What the tier is good at; part of the planner's prompt."),
          of(
              "tier.mini.skill",
              TEXT,
              "summarises, answers questions, weighs several sources",
              "What the tier is good at; part of the planner's prompt."),
          of(
              "tier.nano.skill",
              TEXT,
              "classifies, extracts, checks and scores single items",
              "What the tier is good at; part of the planner's prompt."),
          of(
              "tier.flagship.slots",
              INTEGER,
              "16",
              "Calls that one worker of the tier runs at once."),
          of("tier.*.model", TEXT, "", "Model name at the endpoint, for a tier of your own."),
          of(
              "tier.*.price-input",
              MONEY,
              "",
              "Dollars per million input tokens, for a tier of your own."),
          of(
              "tier.*.price-cached",
              MONEY,
              "",
              "Dollars per million cached input tokens, for a tier of your own."),
          of(
              "tier.*.price-output",
              MONEY,
              "",
              "Dollars per million output tokens, reasoning included, for a tier of your own."),
          of("tier.*.skill", TEXT, "", "What the tier is good at; part of the planner's prompt."),
          of("tier.*.slots", INTEGER, "64", "Calls that one worker of the tier runs at once."),
          of(
              "tier.*.url",
              ADDRESS,
              "https://api.openai.com/v1",
              "OpenAI-compatible endpoint; OPENAI_BASE_URL sets it for all tiers."),
          of(
              "tier.*.key",
              SECRET,
              "",
              "API key, only from the environment; OPENAI_API_KEY sets it for all tiers."),
          of("tier.*.key-file", PATH, "", "File that holds the API key."),
          of("tier.*.timeout", DURATION, "PT1M", "Time limit of one HTTP exchange, body included."),
          of(
              "tier.*.max-tries",
              INTEGER,
              "4",
              "HTTP tries within one attempt, the first included."),
          choice(
              "tier.*.token-field",
              List.of("max_completion_tokens", "max_tokens"),
              "The endpoint's field for the output limit: max_completion_tokens or max_tokens."),
          choice(
              "tier.*.json-mode",
              List.of("schema", "object", "none"),
              "Structured output of the endpoint: schema, object or none."),
          of(
              "tier.*.reasoning-effort",
              TEXT,
              "",
              "Passed to the endpoint if set: none, low, medium, high, xhigh."));

  private TierSettingDefinitions() {}
}
