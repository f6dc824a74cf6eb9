package io.tierworks.planner.job.handler;

import io.tierworks.planner.job.Runs;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The runs that workers have begun and not ended, as the host knows them.
final class BegunRuns implements Runs {
  private final Map<String, Begun> runs = new TreeMap<>();

  private record Begun(String job, Run run) {}

  void watch(Input input) {
    switch (input) {
      case Input.Begin begin ->
          runs.put(
              key(begin.run().worker(), begin.run().attempt().toString()),
              new Begun(begin.job(), begin.run()));
      case Input.Report report ->
          runs.remove(key(report.result().worker(), report.result().attempt().toString()));
      case Input.Loss loss ->
          runs.remove(key(loss.run().worker(), loss.run().attempt().toString()));
      case Input.Command _,
          Input.NotStarted _,
          Input.Release _,
          Input.Forget _,
          Input.CleanUp _,
          Input.Deadline _,
          Input.GoOn _ -> {}
    }
  }

  @Override
  public List<Run> of(String job) {
    return runs.values().stream().filter(begun -> begun.job().equals(job)).map(Begun::run).toList();
  }

  private static String key(String worker, String attempt) {
    return worker + "|" + attempt;
  }
}
