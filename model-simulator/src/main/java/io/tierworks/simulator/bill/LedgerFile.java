package io.tierworks.simulator.bill;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.simulator.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/// Keeps the ledger when the process is killed: one JSON line per entry, handed to the operating
/// system before the request goes on. Every method throws [UncheckedIOException] if the file cannot
/// be read or written. Not thread-safe.
public record LedgerFile(Path path) {
  private static final OpenOption[] APPEND = {StandardOpenOption.CREATE, StandardOpenOption.APPEND};

  /// All entries so far. A line that a kill cut off is left out: its request had no answer.
  List<LedgerEntry> read() {
    try {
      var text = Files.exists(path) ? Files.readString(path) : "";
      write(text.isEmpty() || text.endsWith("\n") ? "" : "\n", APPEND);
      return Json.lines(text).stream().map(LedgerFile::entry).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("ledger-file: cannot read " + path, e);
    }
  }

  private static LedgerEntry entry(JsonNode line) {
    return Json.MAPPER.convertValue(line, LedgerEntry.class);
  }

  void append(LedgerEntry entry) {
    write(Json.MAPPER.valueToTree(entry) + "\n", APPEND);
  }

  void clear() {
    write("");
  }

  private void write(String text, OpenOption... options) {
    try {
      Files.writeString(path, text, options);
    } catch (IOException e) {
      throw new UncheckedIOException("ledger-file: cannot write " + path, e);
    }
  }
}
