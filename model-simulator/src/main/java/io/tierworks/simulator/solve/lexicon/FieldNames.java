package io.tierworks.simulator.solve.lexicon;

import io.tierworks.simulator.solve.text.Words;
import java.util.ArrayList;
import java.util.List;

/// What fields of documents are called, in schemas and in documents.
public final class FieldNames {
  private static final List<Meaning> ALL = load();

  private FieldNames() {}

  /// @param role what the field holds, such as `due_date`
  /// @param labels how documents label it, the most telling first
  public record Meaning(String role, List<String> names, List<String> labels) {}

  /// What a field of this name (in spaced lower case) holds; a meaning with an empty role if the
  /// name is nobody's.
  public static Meaning of(String name) {
    Meaning loose = null;
    int longest = 0;
    for (Meaning meaning : ALL) {
      for (String known : meaning.names) {
        if (known.equals(name)) {
          return meaning;
        }
        if (known.length() > longest && shares(name, known)) {
          loose = meaning;
          longest = known.length();
        }
      }
    }
    return loose == null ? new Meaning("", List.of(name), List.of(name)) : loose;
  }

  private static boolean shares(String name, String known) {
    return (" " + name + " ").contains(" " + known + " ");
  }

  private static List<Meaning> load() {
    List<Meaning> meanings = new ArrayList<>();
    for (List<List<String>> row : Lines.read("fields.txt")) {
      meanings.add(
          new Meaning(
              row.get(0).getFirst(),
              row.get(1),
              row.get(2).stream().map(Words::spaced).distinct().toList()));
    }
    return meanings;
  }
}
