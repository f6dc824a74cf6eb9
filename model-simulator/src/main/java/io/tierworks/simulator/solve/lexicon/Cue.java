package io.tierworks.simulator.solve.lexicon;

/// A word or phrase that speaks for something, and how loudly.
public record Cue(String phrase, double weight) {

  /// `refund*4`, or plain: a word weighs 1, a phrase 2.
  static Cue of(String item) {
    int star = item.lastIndexOf('*');
    if (star > 0) {
      return new Cue(item.substring(0, star), Double.parseDouble(item.substring(star + 1)));
    }
    return new Cue(item, item.indexOf(' ') > 0 ? 2 : 1);
  }
}
