package io.tierworks.e2e.installation;

import io.tierworks.testkit.BrokerUnderTest;
import io.tierworks.testkit.broker.BrokerCluster;
import io.tierworks.testkit.broker.BrokerProcess;
import io.tierworks.testkit.broker.BrokerProcess.Tuning;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/// Brokers that a test may kill, stop, freeze and restart on their data. One thread.
public abstract sealed class Brokers implements BrokerUnderTest {
  private final Path folder;

  private Brokers(Path folder) {
    this.folder = folder;
  }

  public static Brokers single(Tuning tuning) {
    return new Single(newFolder(), tuning, List.of());
  }

  /// One that starts with the AOT cache of the broker, if there is one.
  public static Brokers cached(Tuning tuning) {
    return new Single(newFolder(), tuning, AotCaches.ofBroker());
  }

  /// Three brokers with three replicas of every partition.
  public static Brokers three(Tuning tuning) {
    return new Three(newFolder(), tuning);
  }

  public abstract int size();

  abstract BrokerProcess process(int index);

  /// Restarts an ended broker; returns when it answers.
  public abstract void restart(int index);

  public long pid(int index) {
    return process(index).pid();
  }

  public void kill(int index) {
    process(index).kill();
  }

  public void stop(int index) {
    process(index).close();
  }

  public void freeze(int index) {
    Signals.freeze(process(index).pid());
  }

  public void thaw(int index) {
    Signals.thaw(process(index).pid());
  }

  /// The folder of the brokers' logs.
  public Path folder() {
    return folder;
  }

  abstract void end();

  @Override
  public void close() {
    end();
    if (Boolean.getBoolean("tierworks.e2e.keep")) {
      System.out.println("the brokers' logs are kept in " + folder);
      return;
    }
    try (var files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path newFolder() {
    try {
      return Files.createTempDirectory("tierworks-brokers");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Single extends Brokers {
    private final Tuning tuning;
    private BrokerProcess process;

    Single(Path folder, Tuning tuning, List<String> options) {
      super(folder);
      this.tuning = tuning;
      this.process = BrokerProcess.start(folder, tuning, options);
    }

    @Override
    public OptionalLong pid() {
      return OptionalLong.of(process.pid());
    }

    @Override
    public String bootstrap() {
      return process.bootstrap();
    }

    @Override
    public int size() {
      return 1;
    }

    @Override
    BrokerProcess process(int index) {
      return process;
    }

    @Override
    public void restart(int index) {
      var address = process.bootstrap();
      int port = Integer.parseInt(address.substring(address.indexOf(':') + 1));
      process = BrokerProcess.start(folder(), port, Map.of(), tuning);
    }

    @Override
    void end() {
      process.close();
    }
  }

  private static final class Three extends Brokers {
    private final BrokerCluster cluster;

    Three(Path folder, Tuning tuning) {
      super(folder);
      this.cluster = BrokerCluster.start(folder, Map.of(), tuning);
    }

    @Override
    public String bootstrap() {
      return cluster.bootstrap();
    }

    @Override
    public int size() {
      return BrokerCluster.SIZE;
    }

    @Override
    BrokerProcess process(int index) {
      return cluster.broker(index);
    }

    @Override
    public void restart(int index) {
      cluster.restart(index);
    }

    @Override
    void end() {
      cluster.close();
    }
  }
}
