package io.tierworks.simulator.solve.extract;

import io.tierworks.simulator.solve.lexicon.FieldNames;
import io.tierworks.simulator.solve.text.Material;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The text a field asks for: by its label in the document, else by its shape. Empty if there is
/// none.
public final class Phrases {
  private static final Pattern COMPANY =
      Pattern.compile(
          "\\b(?:[A-Z][\\p{L}&'.-]*,? (?:(?:&|and) )?){1,4}(?:GmbH(?: & Co\\. KG)?|AG|SE|KG|Inc\\.?|LLC|Ltd\\.?|Limited|Corp\\.?|Corporation|S\\.A\\.|SA|SAS|B\\.V\\.|BV|N\\.V\\.|Oy|AB|ApS|PLC|plc|S\\.r\\.l\\.|Srl|Pty|Co\\.)(?![A-Za-z])");
  private static final Pattern SIGNED =
      Pattern.compile(
          "(?:regards|sincerely|thanks|thank you|cheers|best|greetings),?\\s+([A-Z][\\w'-]+(?: [A-Z][\\w'-]+){0,2})",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern INTRODUCED =
      Pattern.compile(
          "(?:[Mm]y name is|[Tt]his is|I am|I'm|[Mm]r\\.?|[Mm]rs\\.?|[Mm]s\\.?|Dr\\.?) ([A-Z][\\w'-]+(?: [A-Z][\\w'-]+){0,2})");

  private Phrases() {}

  public static String of(FieldNames.Meaning meaning, Material material, boolean iso) {
    String labelled = material.keyValues().value(meaning.labels());
    String text = material.text();
    return switch (meaning.role()) {
      case "email" -> first(Identifiers.emails(labelled.isEmpty() ? text : labelled + " " + text));
      case "phone" -> first(Identifiers.phones(labelled.isEmpty() ? text : labelled + " " + text));
      case "iban" -> first(Identifiers.ibans(text));
      case "vat_id" -> labelled.isEmpty() ? first(Identifiers.vatIds(text)) : head(labelled);
      case "url" -> first(Identifiers.urls(text));
      case "currency" -> Amounts.currency(material);
      case "invoice_number", "order_number", "customer_number", "ticket_number" ->
          number(meaning, labelled, material);
      case "vendor" -> labelled.isEmpty() ? company(text, 0) : labelled;
      case "customer" -> labelled.isEmpty() ? company(text, 1) : labelled;
      case "person" -> labelled.isEmpty() ? person(material) : labelled;
      case "company" -> labelled.isEmpty() ? company(text, 0) : labelled;
      case "product" -> labelled;
      case "subject" ->
          labelled.isEmpty() && !material.sentences().isEmpty()
              ? material.sentences().getFirst()
              : labelled;
      default ->
          meaning.role().endsWith("date") ? date(meaning, labelled, material, iso) : labelled;
    };
  }

  /// The date labelled so, else (for a plain `date`) the first one.
  private static String date(
      FieldNames.Meaning meaning, String labelled, Material material, boolean iso) {
    List<Dates.Found> inLabel = Dates.in(labelled);
    if (!inLabel.isEmpty()) {
      return write(inLabel.getFirst(), iso);
    }
    List<Dates.Found> all = material.found(Dates.class, Dates::in);
    for (String label : meaning.labels()) {
      for (Dates.Found found : all) {
        String before = material.lower().substring(Math.max(0, found.start() - 30), found.start());
        if (before.contains(label)) {
          return write(found, iso);
        }
      }
    }
    return all.isEmpty() || !meaning.role().equals("date") ? "" : write(all.getFirst(), iso);
  }

  private static String write(Dates.Found found, boolean iso) {
    LocalDate date = found.date();
    return iso ? date.toString() : found.literal();
  }

  private static String number(FieldNames.Meaning meaning, String labelled, Material material) {
    String head = head(labelled);
    if (head.chars().anyMatch(Character::isDigit) && Dates.in(head).isEmpty()) {
      return head;
    }
    String lower = material.lower();
    for (String label : meaning.labels()) {
      for (int at = lower.indexOf(label); at >= 0; at = lower.indexOf(label, at + 1)) {
        int end = Math.min(lower.length(), at + label.length() + 30);
        boolean whole = at == 0 || !Character.isLetterOrDigit(lower.charAt(at - 1));
        List<String> codes =
            whole
                ? Identifiers.codes(material.text().substring(codeStart(lower, at, label), end))
                : List.of();
        if (!codes.isEmpty()) {
          return codes.getFirst();
        }
      }
    }
    return "";
  }

  /// In "PO-88123" the label is part of the number.
  private static int codeStart(String lower, int at, String label) {
    int end = at + label.length();
    return lower.startsWith("-", end) ? at : end;
  }

  private static String head(String value) {
    String plain = value.startsWith("#") ? value.substring(1) : value;
    int space = plain.indexOf(' ');
    return space > 0 ? plain.substring(0, space) : plain;
  }

  private static String company(String text, int nth) {
    Matcher matcher = COMPANY.matcher(text.length() > 4_000 ? text.substring(0, 4_000) : text);
    String last = "";
    for (int i = 0; matcher.find(); i++) {
      last = matcher.group().strip();
      if (i == nth) {
        return last;
      }
    }
    return nth == 0 ? heading(text, last) : "";
  }

  /// Documents tend to begin with the name of who wrote them.
  private static String heading(String text, String company) {
    if (!company.isEmpty()) {
      return company;
    }
    String line = text.strip().lines().findFirst().orElse("").strip();
    boolean name =
        line.length() < 50
            && line.indexOf(':') < 0
            && !line.toUpperCase(java.util.Locale.ROOT).startsWith("INVOICE");
    return name && line.chars().noneMatch(Character::isDigit) ? line : "";
  }

  /// From the sender's line, the signature, or an introduction.
  private static String person(Material material) {
    String sender = material.keyValues().value(List.of("from"));
    int bracket = sender.indexOf('<');
    if (bracket > 1) {
      return sender.substring(0, bracket).replace("\"", "").strip();
    }
    Matcher signed = SIGNED.matcher(material.text());
    if (signed.find() && Character.isUpperCase(signed.group(1).charAt(0))) {
      return signed.group(1);
    }
    Matcher introduced = INTRODUCED.matcher(material.text());
    return introduced.find() ? introduced.group(1) : "";
  }

  /// All companies named, in order.
  public static List<String> companies(String text) {
    return COMPANY
        .matcher(text)
        .results()
        .map(result -> result.group().strip())
        .distinct()
        .toList();
  }

  private static String first(List<String> values) {
    return values.isEmpty() ? "" : values.getFirst();
  }
}
