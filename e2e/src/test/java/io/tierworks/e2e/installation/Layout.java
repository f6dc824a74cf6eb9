package io.tierworks.e2e.installation;

import java.util.LinkedHashMap;
import java.util.Map;

/// The processes and settings of a test installation.
///
/// @param workers processes for each tier
/// @param latencyScale of the simulator: 1 is realistic, 0 answers at once
/// @param mistakes scale of the models' error rates: 1 as configured, 0 none
/// @param settings for planner and workers
/// @param instantModel workers use the zero-latency model without HTTP; there is no simulator
/// @param recorder whether a recorder keeps all records for the test
public record Layout(
    Map<String, Integer> workers,
    double latencyScale,
    double mistakes,
    Map<String, String> settings,
    boolean instantModel,
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
        Map.of("nano", nano, "mini", mini, "flagship", flagship), 0, 0, Map.of(), false, true);
  }

  public Layout withLatency(double scale) {
    return new Layout(workers, scale, mistakes, settings, instantModel, recorder);
  }

  public Layout withMistakes(double scale) {
    return new Layout(workers, latencyScale, scale, settings, instantModel, recorder);
  }

  public Layout with(String key, String value) {
    var more = new LinkedHashMap<>(settings);
    more.put(key, value);
    return new Layout(workers, latencyScale, mistakes, more, instantModel, recorder);
  }

  public Layout withInstantModel() {
    return new Layout(workers, latencyScale, mistakes, settings, true, recorder);
  }

  public Layout withoutRecorder() {
    return new Layout(workers, latencyScale, mistakes, settings, instantModel, false);
  }
}
