package io.tierworks.simulator.solve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierworks.simulator.solve.check.Violation;
import io.tierworks.simulator.solve.classify.Choice;
import io.tierworks.simulator.solve.extract.Identifiers;
import io.tierworks.simulator.solve.extract.LineItem;
import io.tierworks.simulator.solve.extract.Phrases;
import io.tierworks.simulator.solve.lexicon.FieldNames;
import io.tierworks.simulator.solve.read.Digest;
import io.tierworks.simulator.solve.schema.Field;
import io.tierworks.simulator.solve.tally.Leaders;
import io.tierworks.simulator.solve.tally.Result;
import io.tierworks.simulator.solve.text.Material;
import java.util.List;

/// Arrays: line items, key points, key words, violations, rankings.
final class Lists {
  private static final int USUAL = 3;

  private Lists() {}

  static JsonNode fill(Filling filling, Field field, Material material) {
    ArrayNode array = Filling.JSON.arrayNode();
    Field items = field.items();
    if (items == null) {
      strings(filling, field, material).forEach(array::add);
    } else if (!items.values().isEmpty() && filling.form().coded()) {
      for (Violation violation : filling.violations()) {
        String code = violation.rule().substring(0, violation.rule().indexOf(' '));
        if (items.values().contains(code)) {
          array.add(code);
        }
      }
    } else if (!items.values().isEmpty()) {
      Choice choice = filling.form().chooser(items.named(field.name())).choose(material);
      array.add(choice.label());
      if (choice.margin() < 0.25
          && !choice.second().equals(choice.label())
          && field.maxItems() > 1) {
        array.add(choice.second());
      }
    } else if (items.type() == Field.Type.OBJECT) {
      objects(filling, field, items, material, array);
    } else if (items.numeric()) {
      io.tierworks.simulator.solve.extract.Amounts.in(material)
          .forEach(amount -> array.add(amount.value()));
    } else {
      strings(filling, field, material).forEach(array::add);
    }
    while (array.size() > field.maxItems()) {
      array.remove(array.size() - 1);
    }
    return array;
  }

  private static List<String> strings(Filling filling, Field field, Material material) {
    String about = field.about();
    FieldNames.Meaning meaning = filling.form().meaning(field);
    if (about.contains("violat") || about.contains("broken rule")) {
      return filling.violations().stream()
          .map(violation -> field.quote() ? violation.evidence() : violation.rule())
          .filter(text -> !text.isEmpty())
          .limit(5)
          .toList();
    }
    if (field.words().contains("reason") && !filling.because().isEmpty()) {
      return Reports.facts(filling.because(), material, Math.min(USUAL + 1, field.maxItems()));
    }
    if (about.contains("tag")
        || about.contains("keyword")
        || about.contains("key word")
        || about.contains("topics")) {
      return Digest.keywords(material.stems(), material.text(), 5);
    }
    if (!filling.task().inputs().isEmpty()
        && (about.contains("top") || about.contains("rank") || about.contains("ids"))) {
      return Leaders.first(filling.task().inputs(), 5).stream().map(Result::name).toList();
    }
    if (List.of("parties", "companies", "vendors", "suppliers", "organisations", "organizations")
        .contains(field.words())) {
      return Phrases.companies(material.text());
    }
    return switch (meaning.role()) {
      case "email" -> Identifiers.emails(material.text());
      case "phone" -> Identifiers.phones(material.text());
      case "url" -> Identifiers.urls(material.text());
      case "invoice_number", "order_number" -> Identifiers.codes(material.text());
      default -> points(filling, field, material);
    };
  }

  private static List<String> points(Filling filling, Field field, Material material) {
    int count = Math.min(USUAL, field.maxItems());
    List<String> closest =
        Digest.closest(
            field.about() + " " + filling.form().brief().question(), material.sentences(), count);
    return closest.isEmpty() ? Digest.summary(material.sentences(), count) : closest;
  }

  private static void objects(
      Filling filling, Field field, Field items, Material material, ArrayNode array) {
    if (!filling.task().inputs().isEmpty()) {
      Leaders.first(filling.task().inputs(), Math.min(field.maxItems(), 50))
          .forEach(result -> array.add(Carried.over(filling, items, result)));
    } else if (field.about().contains("violat")) {
      for (Violation violation : filling.violations()) {
        ObjectNode one = filling.object(items, new Material(violation.evidence()));
        for (Field property : items.properties()) {
          if (property.words().contains("rule")) {
            one.put(property.name(), violation.rule());
          } else if (property.quote()) {
            one.put(property.name(), violation.evidence());
          }
        }
        array.add(one);
      }
    } else {
      LineItem.in(material.text()).forEach(line -> array.add(position(filling, items, line)));
    }
  }

  private static ObjectNode position(Filling filling, Field items, LineItem line) {
    ObjectNode one = Filling.JSON.objectNode();
    for (Field property : items.properties()) {
      String words = property.words();
      if (property.numeric()) {
        boolean total =
            words.contains("total")
                || words.contains("amount")
                || words.contains("sum")
                || words.contains("line price");
        boolean quantity =
            words.contains("q") && !words.contains("unit price")
                || words.contains("count")
                || words.equals("units");
        double value =
            (total ? line.total() : quantity ? line.quantity() : line.unitPrice()).doubleValue();
        if (property.type() == Field.Type.INTEGER) {
          one.put(property.name(), Math.round(value));
        } else {
          one.put(property.name(), value);
        }
      } else if (property.type() == Field.Type.STRING && property.values().isEmpty()) {
        one.put(property.name(), line.description());
      } else {
        one.set(property.name(), filling.value(property, new Material(line.description())));
      }
    }
    return one;
  }
}
