package io.tierworks.common.settings;

import io.tierworks.common.contract.json.DurationText;
import io.tierworks.common.cost.Money;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads one value by its kind.
final class ValueParser {
  private ValueParser() {}

  /// The fault of the value. Empty if the value is valid.
  static Optional<String> fault(SettingDefinition setting, String value) {
    try {
      check(setting, value);
      return Optional.empty();
    } catch (RuntimeException e) {
      return Optional.of(expectation(setting));
    }
  }

  private static void check(SettingDefinition setting, String value) {
    switch (setting.kind()) {
      case INTEGER -> Integer.parseInt(value);
      case FLAG -> flag(value);
      case DURATION -> DurationText.parse(value);
      case MONEY -> money(value);
      case SHARE -> share(value);
      case ADDRESS -> address(value);
      case CHOICE -> oneOf(value, setting.choices());
      case TEXT, LIST, PATH, SECRET -> {}
    }
  }

  static boolean flag(String value) {
    return switch (value) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("neither true nor false");
    };
  }

  static Money money(String value) {
    var amount = Money.dollars(value.trim());
    if (amount.nanos() < 0) {
      throw new IllegalArgumentException("negative");
    }
    return amount;
  }

  static double share(String value) {
    double share = Double.parseDouble(value.trim());
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("not from 0 to 1");
    }
    return share;
  }

  static URI address(String value) {
    var uri = URI.create(value.trim());
    if (uri.getHost() == null || !Set.of("http", "https").contains(uri.getScheme())) {
      throw new IllegalArgumentException("no http address");
    }
    return uri;
  }

  private static void oneOf(String value, List<String> allowed) {
    if (!allowed.contains(value)) {
      throw new IllegalArgumentException(value);
    }
  }

  private static String expectation(SettingDefinition setting) {
    return switch (setting.kind()) {
      case INTEGER -> "must be a whole number";
      case FLAG -> "must be true or false";
      case DURATION -> "must be a duration such as 250ms, 2s, 5m or PT1H";
      case MONEY -> "must be an amount of dollars such as 0.20";
      case SHARE -> "must be a number from 0 to 1 such as 0.01";
      case ADDRESS -> "must be an address such as https://api.openai.com/v1";
      case CHOICE -> "must be " + either(setting.choices());
      case TEXT, LIST, PATH, SECRET -> "cannot be read";
    };
  }

  private static String either(List<String> choices) {
    return String.join(", ", choices.subList(0, choices.size() - 1)) + " or " + choices.getLast();
  }
}
