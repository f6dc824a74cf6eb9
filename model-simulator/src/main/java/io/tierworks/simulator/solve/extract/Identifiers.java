package io.tierworks.simulator.solve.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Values that are known by their shape.
public final class Identifiers {
  private static final Pattern EMAIL =
      Pattern.compile("[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\\.[A-Za-z0-9-]{1,63}){1,4}");
  private static final Pattern PHONE =
      Pattern.compile(
          "(?<![\\w.-])(?:\\+\\d{1,3}[ .-]?|\\(\\d{2,5}\\)[ .-]?|0)\\d{1,4}(?:[ ./-]?\\d{2,5}){1,4}(?![\\w.]\\d)");
  private static final Pattern IBAN =
      Pattern.compile("\\b[A-Z]{2}\\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\\b");
  private static final Pattern VAT =
      Pattern.compile(
          "\\b(?:AT ?U|BE ?0?|BG|CY|CZ|DE|DK|EE|EL|ES|FI|FR|GB|HR|HU|IE|IT|LT|LU|LV|MT|NL|PL|PT|RO|SE|SI|SK)[ ]?[0-9A-Z]{0,2}\\d{7,10}(?:B\\d{2})?\\b");
  private static final Pattern URL = Pattern.compile("\\b(?:https?://|www\\.)[^\\s<>\")]{3,200}");
  private static final Pattern CODE =
      Pattern.compile(
          "#?\\b(?=[A-Z0-9/-]{0,30}\\d)[A-Z]{0,6}[-/]?\\d{2,}(?:[-/][A-Z0-9]+){0,3}\\b|\\b[A-Z]{1,5}[-/][A-Z0-9]{2,12}(?:[-/][A-Z0-9]+){0,3}\\b");

  private Identifiers() {}

  public static List<String> emails(String text) {
    return all(EMAIL, text);
  }

  public static List<String> phones(String text) {
    return all(PHONE, text).stream()
        .filter(phone -> digits(phone) >= 7 && digits(phone) <= 15 && Dates.in(phone).isEmpty())
        .toList();
  }

  public static List<String> ibans(String text) {
    return all(IBAN, text);
  }

  public static List<String> vatIds(String text) {
    return all(VAT, text);
  }

  public static List<String> urls(String text) {
    return all(URL, text).stream().map(url -> url.replaceAll("[.,;:]$", "")).toList();
  }

  /// Identifiers such as `INV-2026-0042`, `#12345`, `PO/77`.
  public static List<String> codes(String text) {
    return all(CODE, text).stream()
        .filter(code -> Dates.in(code).isEmpty())
        .map(code -> code.startsWith("#") ? code.substring(1) : code)
        .toList();
  }

  private static long digits(String text) {
    return text.chars().filter(Character::isDigit).count();
  }

  private static List<String> all(Pattern pattern, String text) {
    List<String> found = new ArrayList<>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      found.add(matcher.group().strip());
    }
    return found;
  }
}
