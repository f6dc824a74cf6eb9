package io.tierworks.simulator.solve;

import io.tierworks.simulator.solve.text.Material;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is commonly asked about a conversation: greeted, verified, settled.
final class Conversation {
  private static final List<String> GREETINGS =
      List.of("good morning", "good afternoon", "good evening", "hello", "welcome", "hi ", "hi,");
  private static final List<String> INTRODUCTIONS =
      List.of("my name is", "speaking", "this is", "here,", "here.", "you are talking to");
  private static final List<String> PROOFS =
      List.of(
          "customer number",
          "account number",
          "date of birth",
          "postcode",
          "security question",
          "password",
          "surname",
          "authorisation",
          "authorization",
          "registered as");
  private static final List<String> DONE =
      List.of(
          "booked",
          "corrected",
          "credited",
          "refunded",
          "done,",
          "is done",
          "all done",
          "switched",
          "on the way",
          "you get it",
          "you will get",
          "you'll get",
          "you will receive",
          "you'll receive",
          "i have sent",
          "i've sent",
          "i will send",
          "i'll send",
          "we will",
          "works now",
          "now it's on",
          "it's on",
          "that helps",
          "very much",
          "that is fair",
          "i have changed",
          "valid from",
          "i'll call you",
          "i will call you",
          "wonderful",
          "technician comes",
          "now i've got it",
          "i've got it");
  private static final List<String> REFUSED =
      List.of(
          "nothing i can do",
          "can't help",
          "cannot help",
          "can't do that",
          "not my department",
          "call them",
          "ask them",
          "you have to call",
          "you have to ask",
          "what can i do about it",
          "not our problem",
          "whatever",
          "no idea",
          "hung up",
          "they sent me");

  private Conversation() {}

  /// Null if the words ask for something else.
  static @Nullable Boolean holds(String words, Material material) {
    String lower = material.lower();
    if (words.contains("greet")) {
      int end = lower.indexOf('\n');
      String opening = end < 0 ? lower : lower.substring(0, end);
      return any(opening, GREETINGS) && any(opening + ".", INTRODUCTIONS);
    }
    if (words.contains("verified") || words.contains("authenticated")) {
      return lower.lines().anyMatch(line -> any(line, PROOFS) && !line.startsWith("customer"));
    }
    if (words.contains("resolved") || words.contains("solved") || words.contains("settled")) {
      return DONE.stream().filter(lower::contains).count()
          > 2 * REFUSED.stream().filter(lower::contains).count();
    }
    return null;
  }

  private static boolean any(String text, List<String> words) {
    return words.stream().anyMatch(text::contains);
  }
}
