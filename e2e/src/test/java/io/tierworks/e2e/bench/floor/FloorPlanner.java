package io.tierworks.e2e.bench.floor;

import io.tierworks.common.broker.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/// Sends the orders of each job in three rounds: one order, one for each item, one again. It only
/// counts reports. Each method is called by one thread.
record FloorPlanner(Topics topics, Producer<String, byte[]> producer, Map<String, Round> rounds) {
  private static final List<String> NO_PAUSE = List.of("0");

  FloorPlanner(Topics topics, Producer<String, byte[]> producer) {
    this(topics, producer, new HashMap<>());
  }

  /// @param pauses of the job's items
  /// @param number 1 plans, 2 does the items, 3 judges
  /// @param open orders without a report
  record Round(List<String> pauses, int number, int open) {
    Round reported() {
      return new Round(pauses, number, open - 1);
    }
  }

  void accept(ConsumerRecord<String, byte[]> job) {
    var id = FloorMessages.words(job.value()).getFirst();
    producer.send(new ProducerRecord<>(topics.jobCommands(), id, job.value()));
  }

  void decide(ConsumerRecord<String, byte[]> record) {
    var job = record.key();
    if (record.topic().equals(topics.jobCommands())) {
      var words = FloorMessages.words(record.value());
      begin(job, new Round(words.subList(1, words.size()), 1, 1));
      return;
    }
    var round = Objects.requireNonNull(rounds.get(job)).reported();
    rounds.put(job, round);
    if (round.open() == 0) {
      next(job, round);
    }
  }

  private void next(String job, Round ended) {
    var pauses = ended.pauses();
    switch (ended.number()) {
      case 1 -> begin(job, new Round(pauses, 2, pauses.size()));
      case 2 -> begin(job, new Round(pauses, 3, 1));
      default -> end(job, pauses.size());
    }
  }

  private void begin(String job, Round round) {
    rounds.put(job, round);
    boolean items = round.number() == 2;
    var tier = topics.subtasks(items ? topics.tiers().getFirst() : topics.tiers().getLast());
    for (var pause : items ? round.pauses() : NO_PAUSE) {
      var order = FloorMessages.padded(pause, FloorMessages.ENVELOPE_BYTES);
      producer.send(new ProducerRecord<>(tier, job, order));
    }
  }

  private void end(String job, int items) {
    rounds.remove(job);
    var result = FloorMessages.padded("completed", items * FloorMessages.RESULT_BYTES_PER_ITEM);
    producer.send(new ProducerRecord<>(topics.jobResults(), job, result));
  }
}
