package io.tierworks.simulator.solve.lexicon;

import io.tierworks.simulator.solve.grade.Strength;
import io.tierworks.simulator.solve.text.Words;
import java.util.ArrayList;
import java.util.List;

/// What common labels are about.
public final class Topics {
  private static final List<Topic> ALL = load();

  private Topics() {}

  /// A topic: the names labels have for it, and its cues by strength.
  record Topic(List<String> names, List<List<Cue>> cues) {

    /// 1 if the label is a name of this topic, less if it only shares words with one.
    double kinship(String label) {
      List<String> labelStems = Words.stems(label);
      double best = 0;
      for (String name : names) {
        List<String> nameStems = Words.stems(name);
        if (nameStems.equals(labelStems)) {
          return 1;
        }
        if (nameStems.size() == 1 && labelStems.contains(nameStems.getFirst())) {
          best = Math.max(best, 0.8);
        }
      }
      return best;
    }

    /// Each model knows the cues of its own column and the loud ones of the next.
    List<Cue> known(Strength strength) {
      List<Cue> known = new ArrayList<>();
      for (int rarity = 0; rarity < cues.size(); rarity++) {
        for (Cue cue : cues.get(rarity)) {
          if (rarity <= strength.ordinal()
              || rarity == strength.ordinal() + 1 && cue.weight() >= (rarity == 1 ? 2 : 3)) {
            known.add(cue);
          }
        }
      }
      return known;
    }
  }

  /// The cues for a label (in spaced lower case), weighed by how closely its words name a topic.
  public static List<Cue> cues(String label, Strength strength) {
    List<Cue> found = new ArrayList<>();
    boolean exact = ALL.stream().anyMatch(topic -> topic.kinship(label) == 1);
    for (Topic topic : ALL) {
      double kinship = topic.kinship(label);
      if (kinship == 1 || kinship > 0 && !exact) {
        for (Cue cue : topic.known(strength)) {
          found.add(new Cue(cue.phrase(), cue.weight() * kinship));
        }
      }
    }
    return found;
  }

  private static List<Topic> load() {
    List<Topic> topics = new ArrayList<>();
    for (List<List<String>> row : Lines.read("topics.txt")) {
      List<List<Cue>> cues = new ArrayList<>();
      for (List<String> column : row.subList(2, row.size())) {
        cues.add(column.stream().map(Cue::of).toList());
      }
      topics.add(new Topic(row.get(1), cues));
    }
    return topics;
  }
}
