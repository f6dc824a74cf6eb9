package io.tierworks.simulator.solve;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/// Generated invoices in several layouts with their true values.
final class LabelledInvoices {
  record Invoice(
      String text, String vendor, String number, String date, BigDecimal total, String currency) {}

  private static final List<String> VENDORS =
      List.of(
          "Nordwind Logistik GmbH",
          "Blue Harbor Inc.",
          "Atelier Lumen SAS",
          "Petrov & Sons Ltd",
          "Kite Software LLC",
          "Van Dalen B.V.");
  private static final List<String> MONTHS =
      List.of(
          "January",
          "February",
          "March",
          "April",
          "May",
          "June",
          "July",
          "August",
          "September",
          "October",
          "November",
          "December");

  private LabelledInvoices() {}

  static List<Invoice> some(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Invoice> invoices = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      invoices.add(one(random, i));
    }
    return invoices;
  }

  private static Invoice one(SplittableRandom random, int i) {
    String vendor = VENDORS.get(random.nextInt(VENDORS.size()));
    String number = List.of("INV-2026-", "RE-", "2026/", "F").get(random.nextInt(4)) + (1_000 + i);
    int month = 1 + random.nextInt(12);
    int day = 1 + random.nextInt(28);
    String iso = String.format(Locale.ROOT, "2026-%02d-%02d", month, day);
    BigDecimal net = BigDecimal.valueOf(5_000 + random.nextInt(900_000), 2);
    BigDecimal tax =
        net.multiply(new BigDecimal("0.20")).setScale(2, java.math.RoundingMode.HALF_UP);
    BigDecimal total = net.add(tax);
    boolean continental = random.nextBoolean();
    String currency = continental ? "EUR" : "USD";
    String sum = money(total, continental);
    String text =
        switch (random.nextInt(3)) {
          case 0 ->
              "%s\nINVOICE\nInvoice No: %s\nDate: %d %s 2026\nSubtotal: %s %s\nVAT 20%%: %s %s\nTotal due: %s %s\nThank you."
                  .formatted(
                      vendor,
                      number,
                      day,
                      MONTHS.get(month - 1),
                      money(net, continental),
                      currency,
                      money(tax, continental),
                      currency,
                      sum,
                      currency);
          case 1 ->
              "Invoice # %s\nFrom: %s\nBill to: Alpha Retail Ltd\nIssued: %s\nNet amount %s %s, tax %s %s\nAmount due %s %s"
                  .formatted(
                      number,
                      vendor,
                      iso,
                      currency,
                      money(net, continental),
                      currency,
                      money(tax, continental),
                      currency,
                      sum);
          default ->
              "Supplier: %s\nInvoice number: %s   Invoice date: %s %d, 2026\nConsulting | 2 | 100.00\nSub-total %s %s\nVAT %s %s\nGrand total %s %s"
                  .formatted(
                      vendor,
                      number,
                      MONTHS.get(month - 1),
                      day,
                      money(net, continental),
                      currency,
                      money(tax, continental),
                      currency,
                      sum,
                      currency);
        };
    return new Invoice(text, vendor, number, iso, total, currency);
  }

  private static String money(BigDecimal value, boolean continental) {
    String plain = String.format(Locale.US, "%,.2f", value);
    return continental ? plain.replace(',', ' ').replace('.', ',').replace(' ', '.') : plain;
  }
}
