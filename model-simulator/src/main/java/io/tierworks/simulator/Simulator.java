package io.tierworks.simulator;

import io.tierworks.simulator.bill.Ledger;
import io.tierworks.simulator.bill.LedgerFile;
import io.tierworks.simulator.bill.PrefixCache;
import io.tierworks.simulator.fault.FaultMenu;
import io.tierworks.simulator.http.Desk;
import io.tierworks.simulator.http.SimulatorServer;
import io.tierworks.simulator.latency.Latency;
import io.tierworks.simulator.reply.Replier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
  /// @throws UncheckedIOException if the port is taken or the ready file cannot be written
  public static Simulator start(SimulatorSettings settings) {
    Desk desk =
        new Desk(
            new Replier(settings.seed(), settings.mistakes()),
            new FaultMenu(settings.seed()),
            new Ledger(
                LEDGER_ENTRIES,
                settings.ledgerFile() == null ? null : LedgerFile.open(settings.ledgerFile())),
            new PrefixCache(CACHED_PREFIXES),
            settings.seed());
    desk.latency(new Latency(settings.latencyScale()));
    try {
      Simulator simulator =
          new Simulator(SimulatorServer.start(settings.host(), settings.port(), desk));
      announce(settings.readyFile(), simulator.baseUrl());
      return simulator;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot start the simulator on "
              + settings.host()
              + ":"
              + settings.port()
              + ": "
              + e.getMessage(),
          e);
    }
  }

  /// What a client takes as its OpenAI base URL, for example `http://127.0.0.1:4010/v1`.
  public String baseUrl() {
    return server.url() + "/v1";
  }

  public String adminUrl() {
    return server.url() + "/admin";
  }

  @Override
  public void close() {
    server.close();
  }

  /// Whoever sees the file can read all of it.
  private static void announce(@Nullable Path file, String url) throws IOException {
    if (file == null) {
      return;
    }
    Path draft = file.resolveSibling(file.getFileName() + ".part");
    Files.writeString(draft, url + "\n");
    Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
  }
}
