package io.tierworks.e2e.size;

import io.tierworks.e2e.bench.Figures;
import io.tierworks.e2e.installation.Layout;
import io.tierworks.e2e.installation.TestInstallation;
import io.tierworks.testkit.BrokerUnderTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/// A measured system and its client: two nano workers, one mini, one flagship, a zero-latency
/// model.
///
/// @param column of the table
record SizeSetup(
    BrokerUnderTest broker,
    TestInstallation installation,
    Producer<String, byte[]> producer,
    ResultReader results,
    Memory memory,
    Figures figures,
    String column)
    implements AutoCloseable {

  static SizeSetup start(Map<String, String> settings, Figures figures, String column) {
    // Documents of 8 MiB are larger than the windows of the models in the catalog.
    var layout =
        Layout.of(2, 1, 1)
            .withoutRecorder()
            .withInstantModel()
            .with("tier.nano.context-window", "3000000");
    for (var setting : settings.entrySet()) {
      layout = layout.with(setting.getKey(), setting.getValue());
    }
    var broker = BrokerUnderTest.start();
    var installation = TestInstallation.start(broker, layout);
    return new SizeSetup(
        broker,
        installation,
        installation.connection().producer(),
        ResultReader.open(installation),
        Memory.watch(installation, figures, column),
        figures,
        column);
  }

  void send(String job) {
    producer.send(
        new ProducerRecord<>(installation.topics().jobs(), job.getBytes(StandardCharsets.UTF_8)));
  }

  /// Time from the message sent to the result received.
  Duration run(String id, String job) {
    long began = System.nanoTime();
    send(job);
    results.await(id, Duration.ofMinutes(2));
    return Duration.ofNanos(System.nanoTime() - began);
  }

  /// Warms up compilers and caches before a measurement.
  void warmUp(int jobs, int items) {
    var ids = IntStream.range(0, jobs).mapToObj(i -> "warm-%d-%d".formatted(items, i)).toList();
    ids.forEach(id -> send(Messages.job(id, items)));
    ids.forEach(id -> results.await(id, Duration.ofMinutes(10)));
  }

  void figure(String row, double value) {
    figures.add(column, row, value);
  }

  @Override
  public void close() {
    memory.close();
    results.close();
    producer.close();
    installation.close();
    broker.close();
  }
}
