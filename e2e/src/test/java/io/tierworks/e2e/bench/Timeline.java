package io.tierworks.e2e.bench;

import io.tierworks.common.contract.json.MalformedMessage;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.common.contract.subtask.SubtaskResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Where a small job spends its time, hop by hop. Producers give each record the time at which they
/// were handed it; the mean of many jobs is more exact than a millisecond.
record Timeline(MeasuredSystem system, Figures figures) {
  private static final int JOBS = 400;
  private static final int ITEMS = 8;

  /// One for the plan, one for the judgment.
  private static final int CALLS_OF_PLANNER = 2;

  private static final int SLOWEST = JOBS / 20;
  private static final Duration POLL = Duration.ofMillis(100);

  /// @param moments by name
  private record Trace(Map<String, List<Long>> moments) {
    void add(String moment, long at) {
      moments.computeIfAbsent(moment, _ -> new ArrayList<>()).add(at);
    }

    double first(String moment) {
      return Collections.min(moments.get(moment));
    }

    double last(String moment) {
      return Collections.max(moments.get(moment));
    }

    double took() {
      return last("received") - first("sent");
    }
  }

  /// @param end as of [Trace]; the hop begins where the one before ends
  private record Hop(String name, ToDoubleFunction<Trace> end) {}

  private static final List<Hop> HOPS =
      List.of(
          new Hop("the intake checks the job", job -> job.first("command")),
          new Hop("the planner accepts it and asks for a plan", job -> job.first("flagship")),
          new Hop("a worker takes the planning call", job -> job.first("flagship started")),
          new Hop("the worker answers", job -> job.first("flagship ended")),
          new Hop("the planner checks the plan and issues 8 subtasks", job -> job.last("nano")),
          new Hop("workers take the last of them", job -> job.last("nano started")),
          new Hop("workers answer", job -> job.last("nano ended")),
          new Hop("the planner accepts 8 answers, asks the judge", job -> job.last("flagship")),
          new Hop("a worker takes the judging call", job -> job.last("flagship started")),
          new Hop("the worker answers again", job -> job.last("flagship ended")),
          new Hop("the planner builds the result", job -> job.first("result")),
          new Hop("commit; the client reads the result", job -> job.last("received")));

  void run() {
    var jobs = new HashMap<String, Trace>();
    try (var reader = system.connection().tail(topics())) {
      for (int i = 0; i < JOBS; i++) {
        system.client().run(1, ITEMS);
        long now = System.currentTimeMillis();
        read(reader, jobs, i + 1);
        jobs.values().stream()
            .filter(job -> !job.moments().containsKey("received"))
            .forEach(job -> job.add("received", now));
      }
    }
    report("all jobs", jobs.values());
    report("slowest 5 %", slowest(jobs.values()));
  }

  private String[] topics() {
    var topics = system.topics();
    var all = Stream.of(topics.jobs(), topics.jobCommands(), topics.subtaskResults());
    var tiers = topics.tiers().stream().map(topics::subtasks);
    return Stream.of(all, tiers, Stream.of(topics.jobResults()))
        .flatMap(each -> each)
        .toArray(String[]::new);
  }

  /// Reads until this many jobs have their result and all that came before it.
  private void read(Consumer<String, byte[]> reader, Map<String, Trace> jobs, int most) {
    while (jobs.values().stream().filter(Timeline::isComplete).count() < most) {
      reader.poll(POLL).forEach(record -> read(record, jobs));
    }
  }

  /// A report comes after what led to it, and the reader sees all topics.
  private static boolean isComplete(Trace job) {
    var moments = job.moments();
    return moments.keySet().containsAll(List.of("sent", "command", "result"))
        && moments.getOrDefault("nano ended", List.of()).size() == ITEMS
        && moments.getOrDefault("flagship ended", List.of()).size() == CALLS_OF_PLANNER;
  }

  private void read(ConsumerRecord<String, byte[]> record, Map<String, Trace> jobs) {
    try {
      var moment = moment(record);
      var job =
          moment.equals("sent") ? Wire.tree(record.value()).path("id").asText() : record.key();
      jobs.computeIfAbsent(job, _ -> new Trace(new HashMap<>())).add(moment, record.timestamp());
    } catch (MalformedMessage e) {
      throw new IllegalStateException(e);
    }
  }

  private String moment(ConsumerRecord<String, byte[]> record) throws MalformedMessage {
    var topics = system.topics();
    var topic = record.topic();
    if (topic.equals(topics.jobs())) {
      return "sent";
    } else if (topic.equals(topics.jobCommands())) {
      return "command";
    } else if (topic.equals(topics.jobResults())) {
      return "result";
    } else if (topic.equals(topics.subtaskResults())) {
      var report = Wire.readOwn(record.value(), SubtaskResult.class);
      return report.tier() + (report instanceof SubtaskResult.Started ? " started" : " ended");
    }
    return topics.tiers().stream()
        .filter(tier -> topic.equals(topics.subtasks(tier)))
        .findFirst()
        .orElseThrow();
  }

  private static List<Trace> slowest(Collection<Trace> jobs) {
    return jobs.stream()
        .sorted(Comparator.comparingDouble(Trace::took).reversed())
        .limit(SLOWEST)
        .toList();
  }

  private void report(String column, Collection<Trace> jobs) {
    ToDoubleFunction<Trace> begin = job -> job.first("sent");
    for (var hop : HOPS) {
      figures.add(column, hop.name() + ", ms", mean(jobs, hop.end()) - mean(jobs, begin));
      begin = hop.end();
    }
    figures.add(column, "the whole job of 8, ms", mean(jobs, Trace::took));
  }

  private static double mean(Collection<Trace> jobs, ToDoubleFunction<Trace> value) {
    return jobs.stream().mapToDouble(value).average().orElseThrow();
  }
}
