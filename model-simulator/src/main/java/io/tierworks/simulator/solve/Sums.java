package io.tierworks.simulator.solve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierworks.simulator.solve.extract.Amounts;
import io.tierworks.simulator.solve.schema.Field;
import io.tierworks.simulator.solve.text.Material;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Whether the amounts extracted from a document add up.
final class Sums {
  private static final BigDecimal SLACK = new BigDecimal("0.05");

  private static final BigDecimal MOST_TAX = new BigDecimal("0.3");
  private static final List<String> UNTAXED =
      List.of(
          "no vat",
          "reverse charge",
          "no tax",
          "tax exempt",
          "vat exempt",
          "without vat",
          "exempt");

  private Sums() {}

  /// Amounts that do not add up give way to two of the document that do, as net and tax; the total
  /// stands.
  static void settle(ObjectNode object, List<Field> fields, Form form, Material material) {
    String net = named(fields, form, "net");
    String tax = named(fields, form, "tax");
    String total = named(fields, form, "total");
    if (net.isEmpty() || tax.isEmpty() || total.isEmpty() || !object.path(total).isNumber()) {
      return;
    }
    BigDecimal sum = object.path(net).decimalValue().add(object.path(tax).decimalValue());
    BigDecimal all = object.path(total).decimalValue();
    if (all.signum() == 0
        && Amounts.in(material).stream().anyMatch(one -> one.value().compareTo(sum) == 0)) {
      object.put(total, sum.doubleValue());
      return;
    }
    if (all.signum() <= 0 || sum.subtract(all).abs().compareTo(SLACK) <= 0) {
      return;
    }
    List<BigDecimal> amounts =
        Amounts.in(material).stream().map(amount -> amount.value()).distinct().toList();
    for (BigDecimal one : amounts) {
      BigDecimal rest = all.subtract(one);
      boolean plausible =
          rest.signum() > 0
              && rest.compareTo(one.multiply(MOST_TAX)) <= 0
              && one.compareTo(all) < 0;
      if (plausible && amounts.stream().anyMatch(other -> other.compareTo(rest) == 0)) {
        object.put(net, one.doubleValue()).put(tax, rest.doubleValue());
        return;
      }
    }
    if (UNTAXED.stream().anyMatch(material.lower()::contains)) {
      object.put(net, all.doubleValue()).put(tax, 0.0);
    }
  }

  private static String named(List<Field> fields, Form form, String role) {
    return fields.stream()
        .filter(field -> field.numeric() && form.meaning(field).role().equals(role))
        .map(Field::name)
        .findFirst()
        .orElse("");
  }

  /// Whether the field is to name what does not add up.
  static boolean asked(Field field) {
    String about = field.about();
    return about.contains("add up") || about.contains("discrepan") || about.contains("mismatch");
  }

  /// In a sentence what does not; empty if all does or too little is known.
  static String fault(Map<Field, JsonNode> filled, Form form) {
    BigDecimal net = amount(filled, form, "net");
    BigDecimal tax = amount(filled, form, "tax");
    BigDecimal total = amount(filled, form, "total");
    if (net == null || total == null || net.signum() == 0 || total.signum() == 0) {
      return "";
    }
    BigDecimal sum = tax == null ? net : net.add(tax);
    return sum.subtract(total).abs().compareTo(SLACK) <= 0
        ? ""
        : "Net "
            + net.toPlainString()
            + (tax == null ? "" : " plus tax " + tax.toPlainString())
            + " is "
            + sum.toPlainString()
            + ", not the total "
            + total.toPlainString()
            + ".";
  }

  private static @Nullable BigDecimal amount(Map<Field, JsonNode> filled, Form form, String role) {
    for (Map.Entry<Field, JsonNode> one : filled.entrySet()) {
      if (one.getValue().isNumber() && List.of(role).contains(form.meaning(one.getKey()).role())) {
        return one.getValue().decimalValue();
      }
    }
    return null;
  }
}
