package io.tierworks.simulator;

import io.tierworks.simulator.answer.ErrorModel;
import io.tierworks.simulator.answer.Replier;
import io.tierworks.simulator.bill.Ledger;
import io.tierworks.simulator.bill.LedgerFile;
import io.tierworks.simulator.bill.PrefixCache;
import io.tierworks.simulator.catalog.Latency;
import io.tierworks.simulator.fault.FaultMenu;
import io.tierworks.simulator.http.ServerContext;
import io.tierworks.simulator.http.SimulatorServer;
import io.tierworks.simulator.truth.AnswerKeys;
import io.tierworks.simulator.truth.Truths;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// A running simulator. Thread-safe; closing it ends open requests.
public final class Simulator implements AutoCloseable {
  private static final int LEDGER_ENTRIES = 1_000_000;
  private static final int CACHED_PREFIXES = 200_000;

  private final SimulatorServer server;

  private Simulator(SimulatorServer server) {
    this.server = server;
  }

  /// Listens when it returns.
  ///
  /// @throws UncheckedIOException if the port is taken or a file cannot be read or written
  public static Simulator start(SimulatorSettings settings) {
    try {
      var server = SimulatorServer.start(settings.host(), settings.port(), context(settings));
      var simulator = new Simulator(server);
      announce(settings.readyFile(), simulator.baseUrl());
      return simulator;
    } catch (IOException e) {
      var place = settings.host() + ":" + settings.port() + ": " + e.getMessage();
      throw new UncheckedIOException("cannot start the simulator on " + place, e);
    }
  }

  private static ServerContext context(SimulatorSettings settings) throws IOException {
    long seed = settings.seed();
    var errors = new ErrorModel(seed, settings.mistakes());
    var file = settings.ledgerFile();
    var own = settings.answerKeys();
    var keys = AnswerKeys.shippedAnd(own == null ? "" : Files.readString(own));
    return new ServerContext(
        seed,
        new Replier(new Truths(keys), errors),
        new Ledger(LEDGER_ENTRIES, file == null ? null : new LedgerFile(file)),
        new FaultMenu(seed),
        new PrefixCache(CACHED_PREFIXES),
        new AtomicReference<>(new Latency(settings.latencyScale())),
        new AtomicLong());
  }

  /// The OpenAI base URL for clients, for example `http://127.0.0.1:4010/v1`.
  public String baseUrl() {
    return server.url() + "/v1";
  }

  @Override
  public void close() {
    server.close();
  }

  /// The file appears with its whole content.
  private static void announce(@Nullable Path file, String url) throws IOException {
    if (file != null) {
      var draft = file.resolveSibling(file.getFileName() + ".part");
      Files.writeString(draft, url + "\n");
      Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
