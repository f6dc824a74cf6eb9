package io.tierworks.testkit;

import io.tierworks.testkit.broker.BrokerProcess;
import io.tierworks.testkit.broker.BrokerProcess.Tuning;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.OptionalLong;

/// A broker from the published jars on a free port. Its data is in a temporary folder, and the
/// property `tierworks.broker.tuning` chooses its tuning.
final class JarsBroker implements BrokerUnderTest {
  private final Path dataDir;
  private final BrokerProcess process;

  JarsBroker() {
    try {
      dataDir = Files.createTempDirectory("tierworks-broker");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var tuning = Tuning.valueOf(System.getProperty("tierworks.broker.tuning", "QUICK_START"));
    process = BrokerProcess.start(dataDir, 0, Map.of(), tuning);
  }

  @Override
  public String bootstrap() {
    return process.bootstrap();
  }

  @Override
  public OptionalLong pid() {
    return OptionalLong.of(process.pid());
  }

  @Override
  public void close() {
    process.close();
    try (var files = Files.walk(dataDir)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
