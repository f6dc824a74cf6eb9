package io.tierworks.e2e.installation;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The processes and settings of a test installation.
///
/// @param workers processes for each tier
/// @param latencyScale of the simulator: 1 is realistic, 0 answers at once
/// @param mistakes scale of the models' error rates: 1 as configured, 0 none
/// @param settings for planner and workers
/// @param instantModel workers use the zero-latency model without HTTP; there is no simulator
/// @param answerKeys of the simulator, besides those of the examples; null for none
/// @param recorder whether a recorder keeps all records for the test
public record Layout(
    Map<String, Integer> workers,
    double latencyScale,
    double mistakes,
    Map<String, String> settings,
    boolean instantModel,
    @Nullable Path answerKeys,
    boolean recorder) {

  public Layout {
    workers = Map.copyOf(workers);
    settings = Map.copyOf(settings);
  }

  /// One worker for each tier and an instant, correct simulator.
  public static Layout small() {
    return of(1, 1, 1);
  }

  public static Layout of(int nano, int mini, int flagship) {
    return new Layout(
        Map.of("nano", nano, "mini", mini, "flagship", flagship),
        0,
        0,
        Map.of(),
        false,
        null,
        true);
  }

  public Layout withLatency(double scale) {
    return new Layout(workers, scale, mistakes, settings, instantModel, answerKeys, recorder);
  }

  public Layout withMistakes(double scale) {
    return new Layout(workers, latencyScale, scale, settings, instantModel, answerKeys, recorder);
  }

  public Layout with(String key, String value) {
    var more = new LinkedHashMap<>(settings);
    more.put(key, value);
    return new Layout(workers, latencyScale, mistakes, more, instantModel, answerKeys, recorder);
  }

  public Layout withInstantModel() {
    return new Layout(workers, latencyScale, mistakes, settings, true, answerKeys, recorder);
  }

  public Layout withAnswerKeys(Path file) {
    return new Layout(workers, latencyScale, mistakes, settings, instantModel, file, recorder);
  }

  public Layout withoutRecorder() {
    return new Layout(workers, latencyScale, mistakes, settings, instantModel, answerKeys, false);
  }
}
