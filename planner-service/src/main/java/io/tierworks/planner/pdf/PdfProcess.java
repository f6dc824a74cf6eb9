package io.tierworks.planner.pdf;

import io.tierworks.common.contract.job.Detail;
import io.tierworks.common.contract.json.MalformedMessage;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.planner.document.PdfReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Reads the documents of a job in a process of their own, which has bounded memory and is killed
/// when its time is over. The process sees nothing of the planner's environment, where secrets may
/// be.
///
/// @param memory heap of the process in MiB
public record PdfProcess(Duration limit, int memory) implements PdfReader {
  private static final int MOST_PAGES = 2_000;
  private static final String SPLIT = "split the document, or send its text";
  private static final int MOST_BYTES = 32 * 1024 * 1024;

  /// Of a JVM with `ExitOnOutOfMemoryError`.
  private static final int OUT_OF_MEMORY = 3;

  /// Of a process that took too long.
  private static final int KILLED = 128 + 9;

  public static final PdfProcess DEFAULT = new PdfProcess(Duration.ofSeconds(20), 192);

  @Override
  public List<Result> read(List<byte[]> pdfs, @Nullable Detail detail) {
    try {
      return read(start(), new PdfRequest(MOST_PAGES, detail, pdfs));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException("interrupted while a PDF was read", e));
    }
  }

  private Process start() throws IOException {
    var builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx" + memory + "m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:-UsePerfData",
            "-XX:+ExitOnOutOfMemoryError",
            "-Djava.awt.headless=true",
            "-Dpdfbox.fontcache=" + System.getProperty("java.io.tmpdir"),
            "-cp",
            System.getProperty("java.class.path"),
            PdfMain.class.getName());
    builder.environment().clear();
    return builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  private List<Result> read(Process process, PdfRequest request)
      throws IOException, InterruptedException {
    var watch = Thread.ofVirtual().start(() -> endInTime(process));
    try {
      send(process, Wire.bytes(request));
      var lines = process.getInputStream().readNBytes(MOST_BYTES);
      var results = results(lines);
      if (results.size() < request.pdfs().size()) {
        results.add(lines.length == MOST_BYTES ? tooLong() : refusal(process.waitFor()));
      }
      return results;
    } finally {
      process.destroyForcibly();
      watch.interrupt();
    }
  }

  private void endInTime(Process process) {
    try {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        // Not the process itself, which would close the stream that is being read.
        process.toHandle().destroyForcibly();
      }
    } catch (InterruptedException _) {
      // The documents have been read.
    }
  }

  /// A process that has ended before reads no more; its exit says why.
  private static void send(Process process, byte[] request) {
    try (var input = process.getOutputStream()) {
      input.write(request);
    } catch (IOException _) {
      // The process has ended.
    }
  }

  /// Of the lines that are complete, up to what a virtual machine without memory writes.
  private static List<Result> results(byte[] lines) {
    var results = new ArrayList<Result>();
    int begin = 0;
    for (int i = 0; i < lines.length && lines[begin] == '{'; i++) {
      if (lines[i] == '\n') {
        results.add(result(Arrays.copyOfRange(lines, begin, i)));
        begin = Math.min(i + 1, lines.length - 1);
      }
    }
    return results;
  }

  private static Result result(byte[] line) {
    try {
      return result(Wire.readOwn(line, PdfReport.class));
    } catch (MalformedMessage _) {
      return broken();
    }
  }

  private static Result result(PdfReport report) {
    return switch (report.fault()) {
      case null -> new Result.Pages(report.pages());
      case ENCRYPTED ->
          new Result.Unreadable("is protected by a password", "send it without protection");
      case BROKEN -> broken();
      case UNKNOWN_PICTURE ->
          new Result.Unreadable(
              "has a page without text whose picture is JPEG 2000",
              "print it as PDF again, or send its pages as images");
      case TOO_MANY_PAGES ->
          new Result.Unreadable("has more than %d pages".formatted(MOST_PAGES), SPLIT);
    };
  }

  /// Why the process ended before it had read the document.
  private Result refusal(int exit) {
    return switch (exit) {
      case OUT_OF_MEMORY ->
          new Result.Unreadable(
              "needs more than %d MiB of memory when unpacked".formatted(memory), SPLIT);
      case KILLED ->
          new Result.Unreadable(
              "cannot be read within %d s, with all PDF before it".formatted(limit.toSeconds()),
              SPLIT);
      default -> broken();
    };
  }

  private static Result broken() {
    return new Result.Unreadable(
        "is a broken PDF", "open it and save or print it as PDF again, or send its text");
  }

  private static Result tooLong() {
    return new Result.Unreadable(
        "has more than %d MiB of text and pictures, with all PDF before it"
            .formatted(MOST_BYTES >> 20),
        SPLIT);
  }
}
