package io.tierworks.worker.call;

import io.tierworks.common.contract.subtask.Subtask;
import java.lang.ref.WeakReference;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/// What is derived from the part that the subtasks of a step share, such as documents: derived
/// once, and again after a garbage collection, so that it takes no room that calls need.
/// Thread-safe.
///
/// @param <S> the shared part, compared by content
/// @param <T> what is derived
public final class StepCache<S, T> {
  private static final int STEPS = 256;
  private static final float LOAD = 0.75f;

  private final Function<S, T> derivation;
  private final Map<String, WeakReference<Derived<S, T>>> entries =
      Collections.synchronizedMap(
          new LinkedHashMap<>(STEPS, LOAD, true) {
            @Override
            protected boolean removeEldestEntry(
                Map.Entry<String, WeakReference<Derived<S, T>>> eldest) {
              return size() > STEPS;
            }
          });

  private record Derived<S, T>(S source, T value) {}

  public StepCache(Function<S, T> derivation) {
    this.derivation = derivation;
  }

  /// @param source the shared part of this subtask
  public T get(Subtask subtask, S source) {
    var step = subtask.job() + "/" + subtask.identity().step();
    var known = entries.get(step);
    var derived = known == null ? null : known.get();
    if (derived == null || !derived.source().equals(source)) {
      derived = new Derived<>(source, derivation.apply(source));
      entries.put(step, new WeakReference<>(derived));
    }
    return derived.value();
  }
}
