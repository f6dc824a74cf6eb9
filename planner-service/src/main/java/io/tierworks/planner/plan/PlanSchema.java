package io.tierworks.planner.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierworks.common.contract.json.JsonSchema;

/// The schemas of a plan.
final class PlanSchema {
  private static final String LINKS = "/properties/steps/items/properties/verify/items";
  private static final JsonNode PLAN = JsonSchema.named("plan").source();
  private static final JsonNode LINK = JsonSchema.named("template").source().path("$defs");

  /// What the planning model writes; its links are names.
  static final JsonNode PLAIN = PLAN;

  /// What the planning model writes if it may declare rules and rubrics.
  static final JsonNode WITH_CHAINS = withChains();

  /// What a plan of a template may have: every link.
  static final JsonNode WITH_ALL_LINKS = withAllLinks();

  private PlanSchema() {}

  private static JsonNode withChains() {
    ObjectNode plan = PLAN.deepCopy();
    var names = plan.at(LINKS).deepCopy();
    var links = plan.withObject(LINKS).removeAll().putArray("anyOf").add(names);
    for (var name : new String[] {"rules", "rubric"}) {
      ObjectNode link = LINK.path(name).deepCopy();
      link.withObject("/properties/link").putArray("enum").add(name);
      links.add(link);
    }
    return plan;
  }

  private static JsonNode withAllLinks() {
    ObjectNode plan = PLAN.deepCopy();
    plan.set("$defs", LINK);
    plan.withObject(LINKS).removeAll().put("$ref", "#/$defs/link");
    return plan;
  }
}
