package io.tierworks.e2e.quality;

import io.tierworks.common.contract.json.MalformedMessage;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.common.contract.result.JobResult;
import io.tierworks.e2e.installation.TestInstallation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Does the same batches as every contender, on one installation.
public final class QualityRun {
  private static final int AT_ONCE = 16;
  private static final Duration POLL = Duration.ofMillis(50);
  private static final Duration PATIENCE = Duration.ofMinutes(20);

  private record Entry(Batch batch, Contender contender) {}

  private final List<Batch> batches;
  private final List<Contender> contenders;

  /// @param seeds how many
  /// @param tasks of a suite for each seed
  QualityRun(List<Suite> suites, int seeds, int tasks, List<Contender> contenders) {
    this.batches =
        suites.stream()
            .flatMap(suite ->
                Stream.of(TaskKind.values()).flatMap(kind -> batches(suite, kind, seeds, tasks)))
            .toList();
    this.contenders = contenders;
  }

  private static Stream<Batch> batches(Suite suite, TaskKind kind, int seeds, int tasks) {
    int size = tasks * suite.share(kind).percent() / 100;
    return IntStream.rangeClosed(1, seeds).mapToObj(seed -> new Batch(suite, kind, seed, size));
  }

  /// Writes what the simulator and the planner need to know beforehand.
  ///
  /// @return the file of the answer keys; the templates are in the folder
  Path prepare(Path folder) throws IOException {
    var keys = folder.resolve("keys.jsonl");
    try (var writer = Files.newBufferedWriter(keys)) {
      for (var batch : batches) {
        var rates = batch.suite().share(batch.kind()).rates();
        for (var task : batch.tasks()) {
          writer.write(Wire.text(AnswerKey.line(task, rates)));
          writer.newLine();
        }
      }
    }
    var templates = Files.createDirectories(folder.resolve("templates"));
    for (var batch : batches) {
      for (var contender : contenders) {
        var name = contender.template(batch.suite(), batch.kind()) + ".json";
        Files.writeString(templates.resolve(name), contender.file(batch.suite(), batch.kind()));
      }
    }
    return keys;
  }

  /// Runs all jobs, some of them at a time.
  Map<Suite, Scores> run(TestInstallation installation) throws MalformedMessage {
    var scores = new EnumMap<Suite, Scores>(Suite.class);
    var open = new HashMap<String, Entry>();
    var waiting = entries().iterator();
    long end = System.nanoTime() + PATIENCE.toNanos();
    try (var results = installation.connection().tail(installation.topics().jobResults())) {
      while (waiting.hasNext() || !open.isEmpty()) {
        while (waiting.hasNext() && open.size() < AT_ONCE) {
          var entry = waiting.next();
          open.put(entry.batch.job(entry.contender), entry);
          installation.submit(entry.batch.message(entry.contender));
        }
        for (var record : results.poll(POLL)) {
          var result = Wire.read(record.value(), JobResult.class);
          var entry = open.remove(result.job());
          if (entry != null) {
            var of = scores.computeIfAbsent(entry.batch.suite(), _ -> new Scores());
            of.add(entry.batch, entry.contender, entry.batch.score(entry.contender, result));
          }
        }
        if (System.nanoTime() > end) {
          throw new IllegalStateException("no result for " + open.keySet());
        }
      }
    }
    return scores;
  }

  private List<Entry> entries() {
    var entries = new ArrayList<Entry>();
    batches.forEach(batch -> contenders.forEach(one -> entries.add(new Entry(batch, one))));
    return entries;
  }
}
