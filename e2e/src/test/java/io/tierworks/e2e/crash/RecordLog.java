package io.tierworks.e2e.crash;

import io.tierworks.common.broker.Topics;
import io.tierworks.common.broker.kafka.KafkaConnection;
import io.tierworks.common.contract.job.JobStatus;
import io.tierworks.common.contract.json.MalformedMessage;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.common.contract.result.JobEvent;
import io.tierworks.common.contract.result.JobEventType.OfSubtask;
import io.tierworks.common.contract.result.JobResult;
import io.tierworks.common.contract.subtask.AttemptId;
import io.tierworks.common.contract.subtask.SubtaskResult;
import io.tierworks.common.contract.subtask.SubtaskResult.Ended;
import io.tierworks.common.contract.subtask.SubtaskResult.Started;
import io.tierworks.common.contract.worker.WorkerStatus;
import io.tierworks.common.cost.Money;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;

/// All records of the system as a consumer of committed records reads them, in the form that the
/// audit needs. Times in milliseconds since the epoch. Thread-safe; one thread fills it.
final class RecordLog implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(20);

  private final Topics topics;
  private final KafkaConsumer<String, byte[]> consumer;
  private final Thread thread =
      Thread.ofPlatform().daemon().name("record-log").unstarted(this::read);
  private final Map<String, List<Final>> finals = new LinkedHashMap<>();
  private final Map<String, Task> tasks = new LinkedHashMap<>();
  private final Map<String, Run> runs = new LinkedHashMap<>();
  private final List<Loss> losses = new ArrayList<>();
  private final EventArrivals events = new EventArrivals();
  private final Map<String, JobLifetime> lifetimes = new LinkedHashMap<>();
  private final List<Long> decisions = new ArrayList<>();
  private final Map<String, Long> departures = new HashMap<>();

  /// The partition that owns a job, and since when the job exists.
  private record JobLifetime(String job, int partition, long since) {}

  /// A final result.
  record Final(JobStatus status, Money bill, boolean estimated, String faults, long at) {}

  /// A subtask, with its acceptances and hand-offs.
  static final class Task {
    final String job;
    int accepted;
    long acceptedAt;
    int escalated;
    final Map<String, Long> issued = new HashMap<>();

    Task(String job) {
      this.job = job;
    }
  }

  /// One worker's run of an attempt. `place` fields are offsets of its `started` record and its
  /// report: all reports of a job are in one partition and are decided in this order.
  static final class Run {
    final String attempt;
    final String subtask;
    final String worker;
    long started = Long.MAX_VALUE;
    long ended = Long.MAX_VALUE;
    long placeOfBegin = Long.MAX_VALUE;
    long place = Long.MAX_VALUE;
    Money cost = Money.ZERO;
    boolean estimated;
    boolean answered;

    Run(String attempt, String subtask, String worker) {
      this.attempt = attempt;
      this.subtask = subtask;
      this.worker = worker;
    }

    boolean reported() {
      return ended != Long.MAX_VALUE;
    }

    boolean inFlight(long at) {
      return started <= at && ended > at;
    }

    /// The worker's name without the suffix of the process.
    String program() {
      return worker.substring(0, worker.lastIndexOf('-'));
    }
  }

  /// An attempt that the planner declared lost.
  record Loss(String attempt, String reason, long at) {}

  private RecordLog(KafkaConnection connection, Topics topics) {
    this.topics = topics;
    this.consumer = connection.reader();
    var partitions =
        Stream.of(
                topics.jobResults(),
                topics.jobEvents(),
                topics.subtaskResults(),
                topics.workerStatus())
            .flatMap(topic -> consumer.partitionsFor(topic).stream())
            .map(p -> new TopicPartition(p.topic(), p.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  static RecordLog open(KafkaConnection connection, Topics topics) {
    var recordLog = new RecordLog(connection, topics);
    recordLog.thread.start();
    return recordLog;
  }

  private void read() {
    try (consumer) {
      while (true) {
        var records = consumer.poll(POLL);
        long now = System.currentTimeMillis();
        synchronized (this) {
          records.forEach(record -> note(record, now));
        }
      }
    } catch (WakeupException _) {
      // Closed.
    }
  }

  private void note(ConsumerRecord<String, byte[]> record, long now) {
    try {
      if (record.topic().equals(topics.jobResults())) {
        note(Wire.read(record.value(), JobResult.class));
      } else if (record.topic().equals(topics.jobEvents())) {
        events.add(record.partition(), record.timestamp(), now);
        var event = Wire.read(record.value(), JobEvent.class);
        decisions.add(event.at().toEpochMilli());
        lifetimes.putIfAbsent(
            event.job(),
            new JobLifetime(event.job(), record.partition(), event.at().toEpochMilli()));
        note(event);
      } else if (record.topic().equals(topics.workerStatus())) {
        note(Wire.read(record.value(), WorkerStatus.class));
      } else {
        note(Wire.read(record.value(), SubtaskResult.class), record.offset());
      }
    } catch (MalformedMessage e) {
      if (!record.topic().equals(topics.subtaskResults())) {
        throw new IllegalStateException(record.topic() + " holds what cannot be read", e);
      }
      // The planner's fence markers are in the same topic.
    }
  }

  private void note(JobResult result) {
    finals
        .computeIfAbsent(result.job(), _ -> new ArrayList<>())
        .add(
            new Final(
                result.status(),
                result.bill().total(),
                result.bill().estimated(),
                result.errors() + " " + result.gaps(),
                result.finishedAt().toEpochMilli()));
  }

  private void note(JobEvent event) {
    if (event.subtask() == null) {
      return;
    }
    var task =
        tasks.computeIfAbsent(event.job() + "/" + event.subtask(), _ -> new Task(event.job()));
    var attempt = event.subject().attempt() == null ? "" : event.subject().attempt().toString();
    long at = event.at().toEpochMilli();
    switch (event.type()) {
      case OfSubtask.SUBTASK_ISSUED -> task.issued.putIfAbsent(attempt, at);
      case OfSubtask.SUBTASK_ACCEPTED -> {
        task.accepted++;
        task.acceptedAt = at;
      }
      case OfSubtask.SUBTASK_ESCALATED -> task.escalated++;
      case OfSubtask.ATTEMPT_LOST ->
          losses.add(
              new Loss(
                  attempt,
                  event.detail() == null ? "" : event.detail().path("reason").asText(),
                  at));
      default -> {
        // Progress.
      }
    }
  }

  private void note(WorkerStatus status) {
    if (status instanceof WorkerStatus.Left left) {
      departures.put(left.worker(), left.at().toEpochMilli());
    }
  }

  private void note(SubtaskResult report, long offset) {
    switch (report) {
      case Started started -> {
        for (var attempt : started.attempts()) {
          var run = run(attempt, started.worker());
          run.started = started.at().toEpochMilli();
          run.placeOfBegin = Math.min(run.placeOfBegin, offset);
        }
      }
      case Ended ended -> {
        var run = run(ended.attempt(), ended.worker());
        run.ended = ended.at().toEpochMilli();
        run.place = offset;
        run.cost = run.cost.plus(ended.spent().cost());
        run.estimated |= ended.spent().estimated();
        run.answered |= ended instanceof SubtaskResult.Answered;
      }
    }
  }

  private Run run(AttemptId attempt, String worker) {
    return runs.computeIfAbsent(
        attempt + " " + worker,
        _ -> new Run(attempt.toString(), attempt.job() + "/" + attempt.subtask(), worker));
  }

  synchronized int finished() {
    return finals.size();
  }

  synchronized List<Final> finals(String job) {
    return List.copyOf(finals.getOrDefault(job, List.of()));
  }

  /// By `job/subtask`.
  synchronized Map<String, Task> tasks() {
    return new LinkedHashMap<>(tasks);
  }

  synchronized List<Run> runs() {
    return List.copyOf(runs.values());
  }

  synchronized List<Loss> losses() {
    return List.copyOf(losses);
  }

  /// When each worker announced that it leaves.
  synchronized Map<String, Long> departures() {
    return Map.copyOf(departures);
  }

  /// Times of all decisions, by the planners' clocks.
  synchronized List<Long> decisions() {
    return List.copyOf(decisions);
  }

  /// When the first event made after a moment was read.
  synchronized Optional<Long> firstEvent(long madeAfter) {
    return events.first(madeAfter);
  }

  /// When each partition with an unfinished job at `at` had shown an event made after `madeAfter`.
  synchronized Optional<Long> eventWhereWorkWas(long at, long madeAfter) {
    var partitions =
        lifetimes.values().stream()
            .filter(life -> life.since() <= at)
            .filter(life -> finals(life.job()).stream().allMatch(end -> end.at() > at))
            .map(JobLifetime::partition)
            .collect(Collectors.toSet());
    return events.onEach(madeAfter, partitions);
  }

  @Override
  public void close() {
    consumer.wakeup();
    try {
      thread.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
