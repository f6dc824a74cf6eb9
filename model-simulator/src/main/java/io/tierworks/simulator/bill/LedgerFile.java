package io.tierworks.simulator.bill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierworks.simulator.json.Json;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Keeps a ledger over a kill of the process: one JSON line an entry, only ever appended, handed to
/// the operating system before the request goes on. A provider does not forget what it billed
/// because a server of its died; a stand-in for one should not either. Not thread-safe.
public final class LedgerFile {
  private final Path path;
  private OutputStream out;

  private LedgerFile(Path path, OutputStream out) {
    this.path = path;
    this.out = out;
  }

  /// @throws UncheckedIOException when the file cannot be written
  public static LedgerFile open(Path path) {
    try {
      return new LedgerFile(path, new FileOutputStream(path.toFile(), true));
    } catch (IOException e) {
      throw new UncheckedIOException("ledger-file: cannot write " + path, e);
    }
  }

  /// What was written so far. The kill may have cut the last line off; that request had no answer
  /// and is forgotten.
  List<LedgerEntry> read() {
    try {
      var text = Files.readString(path);
      if (!text.isEmpty() && !text.endsWith("\n")) {
        out.write('\n');
      }
      return Json.lines(text).stream().map(LedgerFile::entry).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("ledger-file: cannot read " + path, e);
    }
  }

  void append(LedgerEntry entry) {
    try {
      out.write((line(entry) + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("ledger-file: cannot write " + path, e);
    }
  }

  void clear() {
    try {
      out.close();
      out = new FileOutputStream(path.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException("ledger-file: cannot write " + path, e);
    }
  }

  private static ObjectNode line(LedgerEntry entry) {
    Usage usage = entry.usage();
    return Json.MAPPER
        .createObjectNode()
        .put("requestId", entry.requestId())
        .put("clientRequestId", entry.clientRequestId())
        .put("model", entry.model())
        .put("kind", entry.kind())
        .put("status", entry.status())
        .put("fault", entry.fault())
        .put("input", usage.input())
        .put("cached", usage.cached())
        .put("output", usage.output())
        .put("reasoning", usage.reasoning())
        .put("nanoDollars", entry.cost())
        .put("at", entry.at().toString())
        .put("billed", entry.billed());
  }

  private static LedgerEntry entry(JsonNode line) {
    return new LedgerEntry(
        line.path("requestId").asText(),
        text(line, "clientRequestId"),
        text(line, "model"),
        text(line, "kind"),
        line.path("status").asInt(),
        text(line, "fault"),
        new Usage(
            line.path("input").asInt(),
            line.path("cached").asInt(),
            line.path("output").asInt(),
            line.path("reasoning").asInt()),
        line.path("nanoDollars").asLong(),
        Instant.parse(line.path("at").asText()),
        line.path("billed").asBoolean());
  }

  private static @Nullable String text(JsonNode line, String field) {
    return line.hasNonNull(field) ? line.path(field).asText() : null;
  }
}
