package io.tierworks.simulator.solve.text;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What a solver works on; its views are made when first asked for. Owned by one thread.
public final class Material {
  private final String text;
  private @Nullable String lower;
  private @Nullable List<String> stems;
  private @Nullable List<String> sentences;
  private @Nullable KeyValues keyValues;
  private final Map<Object, List<?>> found = new HashMap<>();

  public Material(String text) {
    this.text = text;
  }

  public String text() {
    return text;
  }

  public boolean isBlank() {
    return text.isBlank();
  }

  public String lower() {
    if (lower == null) {
      lower = text.toLowerCase(Locale.ROOT);
    }
    return lower;
  }

  public List<String> stems() {
    if (stems == null) {
      stems = Words.stems(text);
    }
    return stems;
  }

  public List<String> sentences() {
    if (sentences == null) {
      sentences = Sentences.of(text);
    }
    return sentences;
  }

  /// Something else that is found in the text, found once.
  @SuppressWarnings("unchecked")
  public <T> List<T> found(Object what, Function<String, List<T>> finder) {
    return (List<T>) found.computeIfAbsent(what, key -> finder.apply(text));
  }

  public KeyValues keyValues() {
    if (keyValues == null) {
      keyValues = KeyValues.of(text);
    }
    return keyValues;
  }
}
