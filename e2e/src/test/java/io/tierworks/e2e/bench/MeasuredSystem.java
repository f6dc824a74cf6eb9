package io.tierworks.e2e.bench;

import io.tierworks.common.broker.Topics;
import io.tierworks.common.broker.kafka.KafkaConnection;
import io.tierworks.e2e.bench.floor.FloorMessages;
import io.tierworks.e2e.bench.floor.FloorSystem;
import io.tierworks.e2e.installation.Brokers;
import io.tierworks.e2e.installation.Layout;
import io.tierworks.e2e.installation.TestInstallation;
import io.tierworks.testkit.BrokerUnderTest;
import io.tierworks.testkit.broker.BrokerProcess.Tuning;
import java.util.Map;

/// A system with a broker of its own, and the client that gives it work.
///
/// @param processes role of each process, by its id
/// @param stop ends all of its processes but the broker
record MeasuredSystem(
    Map<Long, String> processes,
    KafkaConnection connection,
    Topics topics,
    JobClient client,
    Runnable stop,
    BrokerUnderTest broker)
    implements AutoCloseable {

  static MeasuredSystem tierworks(Layout layout) {
    var broker = Brokers.cached(Tuning.LONG_RUN);
    var system = TestInstallation.start(broker, layout);
    var client = new JobClient(system.connection(), system.topics(), new TierworksMessages());
    return new MeasuredSystem(
        CpuClock.roles(system),
        system.connection(),
        system.topics(),
        client,
        system::close,
        broker);
  }

  static MeasuredSystem floor() {
    var broker = Brokers.cached(Tuning.LONG_RUN);
    var system = FloorSystem.start(broker);
    var client = new JobClient(system.connection(), system.topics(), new FloorMessages());
    return new MeasuredSystem(
        system.roles(), system.connection(), system.topics(), client, system::close, broker);
  }

  @Override
  public void close() {
    client.close();
    stop.run();
    broker.close();
  }
}
