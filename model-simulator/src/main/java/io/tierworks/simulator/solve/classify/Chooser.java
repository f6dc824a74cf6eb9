package io.tierworks.simulator.solve.classify;

import io.tierworks.simulator.solve.grade.Strength;
import io.tierworks.simulator.solve.schema.Field;
import io.tierworks.simulator.solve.text.Material;

/// Chooses one of a field's allowed values for a piece of material. Safe for many threads.
public interface Chooser {
  Choice choose(Material material);

  /// The chooser for the labels of this field; `notes` is all that was said about the task.
  static Chooser of(Field field, String notes, Strength strength) {
    String explained = field.description() + "\n" + notes;
    if (Levels.are(field.values())) {
      return new LevelChooser(field.values(), LabelNotes.read(field.values(), explained));
    }
    if (ToneChooser.fits(field.values())) {
      return new ToneChooser(field.values());
    }
    return TopicChooser.of(field.values(), LabelNotes.read(field.values(), explained), strength);
  }
}
