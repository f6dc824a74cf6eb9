package io.tierworks.simulator.bill;

import io.tierworks.simulator.json.Json;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Keeps the ledger when the process is killed: one JSON line per entry, only ever appended, and
/// handed to the operating system before the request goes on. Not thread-safe.
///
/// Every method throws [UncheckedIOException] if the file cannot be read or written.
public final class LedgerFile {
  private final Path path;
  private OutputStream out;

  private LedgerFile(Path path, boolean append) {
    this.path = path;
    this.out = open(append);
  }

  public static LedgerFile open(Path path) {
    return new LedgerFile(path, true);
  }

  private OutputStream open(boolean append) {
    try {
      return new FileOutputStream(path.toFile(), append);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /// All entries so far. A line that a kill cut off is left out: its request had no answer.
  List<LedgerEntry> read() {
    try {
      String text = Files.readString(path);
      if (!text.isEmpty() && !text.endsWith("\n")) {
        out.write('\n');
      }
      return Json.lines(text).stream().map(LedgerEntry::read).toList();
    } catch (IOException e) {
      throw failed(e);
    }
  }

  void append(LedgerEntry entry) {
    try {
      out.write((entry.json() + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw failed(e);
    }
  }

  void clear() {
    try {
      out.close();
      out = open(false);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private UncheckedIOException failed(IOException e) {
    return new UncheckedIOException("ledger-file: cannot read or write " + path, e);
  }
}
