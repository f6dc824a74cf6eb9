package io.tierworks.simulator.solve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierworks.simulator.solve.check.Violation;
import io.tierworks.simulator.solve.read.Orders;
import io.tierworks.simulator.solve.schema.Field;
import io.tierworks.simulator.solve.text.Material;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Fills the fields of one answer and remembers why, so that reasons can say it. Owned by one
/// thread.
final class Filling {
  static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Form form;
  private final Task task;
  private final List<String> because = new ArrayList<>();
  private final Map<Field, JsonNode> filled = new LinkedHashMap<>();
  private final boolean steered;
  private double leastMargin = 1;
  private final String spoiled;
  private @Nullable List<Violation> violations;

  Filling(Form form, Task asked) {
    this.form = form;
    this.task = asked.heard();
    this.steered = Orders.in(asked.material().text());
    this.spoiled = spoiled(form, task);
  }

  Form form() {
    return form;
  }

  Task task() {
    return task;
  }

  /// What was filled so far, in order.
  Map<Field, JsonNode> filled() {
    return filled;
  }

  /// Whether the material tried to give orders, which are left out.
  boolean steered() {
    return steered;
  }

  /// What spoke for the labels and scores so far.
  List<String> because() {
    return because;
  }

  double leastMargin() {
    return leastMargin;
  }

  /// Whether this is the field that the model gets wrong this time.
  boolean spoils(Field field) {
    return field.name().equals(spoiled);
  }

  void decided(String reason, double margin) {
    if (!reason.isBlank()) {
      because.add(reason);
    }
    leastMargin = Math.min(leastMargin, margin);
  }

  List<Violation> violations() {
    if (violations == null) {
      violations = form.violations(task.material());
    }
    return violations;
  }

  /// Decisions first, then texts, since reasons lean on decisions; the order of the schema is kept.
  ObjectNode object(Field field, Material material) {
    ObjectNode object = JSON.objectNode();
    field.properties().forEach(property -> object.putNull(property.name()));
    for (Field property : field.properties()) {
      if (!explains(property)) {
        object.set(property.name(), noted(property, value(property, material)));
      }
    }
    if (spoiled.isEmpty()) {
      Sums.settle(object, field.properties(), form, material);
      filled.replaceAll((one, value) -> object.has(one.name()) ? object.path(one.name()) : value);
    }
    for (Field property : field.properties()) {
      if (explains(property)) {
        object.set(property.name(), value(property, material));
      }
    }
    return object;
  }

  private JsonNode noted(Field field, JsonNode value) {
    filled.put(field, value);
    return value;
  }

  JsonNode value(Field field, Material material) {
    if (!field.values().isEmpty()) {
      return Decisions.label(this, field, material);
    }
    return switch (field.type()) {
      case OBJECT -> object(field, material);
      case ARRAY -> Lists.fill(this, field, material);
      case BOOLEAN -> Decisions.truth(this, field, material);
      case NUMBER, INTEGER -> Numbers.fill(this, field, material);
      case STRING, ANY -> Texts.fill(this, field, material);
    };
  }

  /// The value the rejected answer had for this field, as text; empty if none.
  String previous(Field field) {
    JsonNode previous = task.previous();
    if (previous == null) {
      return "";
    }
    JsonNode output = previous.has("output") ? previous.path("output") : previous;
    return output.path(field.name()).asText("");
  }

  String feedback() {
    return task.feedback().toLowerCase(Locale.ROOT);
  }

  private static String spoiled(Form form, Task task) {
    Field output = form.root().property("output");
    List<Field> fields = output == null ? form.root().properties() : output.properties();
    if (fields.isEmpty() || !task.slips().onValue()) {
      return "";
    }
    return fields.get(task.slips().pick("field", fields.size())).name();
  }

  private static boolean explains(Field field) {
    boolean text = field.type() == Field.Type.STRING && field.values().isEmpty();
    return text && !field.quote()
        || field.numeric() && field.about().contains("confidence")
        || field.type() == Field.Type.ARRAY && field.about().contains("reason");
  }
}
