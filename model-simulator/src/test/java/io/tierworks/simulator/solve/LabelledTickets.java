package io.tierworks.simulator.solve;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Generated support tickets with their true label: an opening, the concern, a detail, sometimes a
/// distracting remark.
final class LabelledTickets {
  record Ticket(String text, String label) {}

  private static final List<String> OPENINGS =
      List.of(
          "Hello,",
          "Hi team,",
          "Good morning,",
          "Dear support,",
          "Hey there -",
          "To whom it may concern,");
  private static final List<String> DETAILS =
      List.of(
          "This started on Monday.",
          "I am a customer since 2019.",
          "Could you look into it?",
          "My colleague sees the same.",
          "I already wrote last week.",
          "We are a small bakery.",
          "It is for our office in Lyon.",
          "Let me know what you need from me.");
  private static final List<String> DISTRACTIONS =
      List.of(
          "Otherwise the product is great.",
          "By the way, I had to log in twice to find this form.",
          "I hope this order of words makes sense.",
          "The weather is awful too.",
          "Your invoice layout is nice, though.",
          "I am writing from my phone.");
  private static final List<List<String>> CONCERNS =
      List.of(
          List.of(
              "billing",
              "my card was charged twice for the same month",
              "the invoice shows the wrong VAT rate",
              "I need a refund for the second payment",
              "you overcharged us by 40 dollars",
              "the receipt for our payment is missing",
              "money was taken from my account although I am on the free plan",
              "the renewal charge is higher than agreed",
              "the remittance we sent is not credited to our balance",
              "please explain the proration on the last statement",
              "our direct debit was collected two days early",
              "why is there a fee on my bank statement"),
          List.of(
              "technical",
              "the app crashes when I open the camera",
              "I get error code 502 when saving",
              "the export button does nothing",
              "the dashboard shows a blank page",
              "sync has stopped working since the update",
              "the page keeps hanging with a spinner",
              "uploads fail with a timeout",
              "the screen goes black after a minute",
              "the latest build is a regression, charts are not drawn",
              "the webhook returns http 500",
              "the installer freezes at 80 percent"),
          List.of(
              "account",
              "I am locked out after too many attempts",
              "the password reset link never arrives",
              "please change the email address of my profile",
              "I lost my phone and cannot pass two factor",
              "my username is spelled wrong",
              "sso sends us in circles to the sign in page",
              "my account was deactivated without notice",
              "the verification code is never accepted",
              "I need admin rights for a new team member",
              "please merge accounts of our two teams",
              "my credentials are rejected"),
          List.of(
              "shipping",
              "my parcel has not arrived",
              "tracking has not moved for six days",
              "the courier left the package in the rain",
              "please send it to another delivery address",
              "the delivery date was moved again",
              "customs holds our shipment",
              "half of the order never arrived",
              "the carrier says the depot lost it",
              "our consignment is overdue",
              "the eta keeps slipping",
              "when will you dispatch it"),
          List.of(
              "sales",
              "we would like a quote for 50 seats",
              "do you offer a discount for schools",
              "can we book a demo for our team",
              "what does the enterprise plan cost",
              "we want to upgrade to the larger plan",
              "is there pricing for resellers",
              "we evaluate tools and need a proposal",
              "can you answer our rfp",
              "please send the price list",
              "we are interested in a trial",
              "who do we talk to about volume discount"));

  private LabelledTickets() {}

  static List<Ticket> some(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Ticket> tickets = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<String> concern = CONCERNS.get(random.nextInt(CONCERNS.size()));
      StringBuilder text = new StringBuilder();
      text.append(pick(OPENINGS, random)).append(' ');
      text.append(concern.get(1 + random.nextInt(concern.size() - 1))).append(". ");
      text.append(pick(DETAILS, random)).append(' ');
      if (random.nextInt(3) == 0) {
        text.append(pick(DISTRACTIONS, random)).append(' ');
      }
      tickets.add(new Ticket(text + "Case " + (10_000 + i), concern.getFirst()));
    }
    return tickets;
  }

  private static String pick(List<String> from, SplittableRandom random) {
    return from.get(random.nextInt(from.size()));
  }
}
