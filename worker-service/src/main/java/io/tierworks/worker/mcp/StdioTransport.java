package io.tierworks.worker.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierworks.common.contract.json.MalformedMessage;
import io.tierworks.common.contract.json.Wire;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.ReentrantLock;

/// A server that is a process of its own: one message a line. The process gets none of the worker's
/// environment but `PATH` and `HOME`, so that it sees no key.
final class StdioTransport implements McpTransport {
  private static final List<String> ENVIRONMENT = List.of("PATH", "HOME");

  private final Process process;
  private final OutputStream out;
  private final ReentrantLock writing = new ReentrantLock();
  private final Map<Long, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();

  StdioTransport(List<String> command) throws IOException {
    var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().keySet().retainAll(ENVIRONMENT);
    process = builder.start();
    out = process.getOutputStream();
    Thread.ofVirtual().name("mcp").start(this::read);
  }

  @Override
  public JsonNode exchange(ObjectNode request) throws IOException, InterruptedException {
    long id = request.path("id").longValue();
    var response = new CompletableFuture<JsonNode>();
    waiting.put(id, response);
    try {
      notify(request);
      if (!process.isAlive()) {
        throw new IOException("the server has ended");
      }
      return response.get();
    } catch (ExecutionException e) {
      throw new IOException("the server has ended", e);
    } finally {
      waiting.remove(id);
    }
  }

  @Override
  public void notify(ObjectNode message) throws IOException {
    var line = (message + "\n").getBytes(StandardCharsets.UTF_8);
    writing.lock();
    try {
      out.write(line);
      out.flush();
    } finally {
      writing.unlock();
    }
  }

  /// Ends with the process. What the server asks or tells of its own is left unanswered.
  private void read() {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        receive(line);
      }
    } catch (IOException _) {
      // The process has ended.
    }
    var ended = new IOException("the server has ended");
    waiting.values().forEach(response -> response.completeExceptionally(ended));
  }

  private void receive(String line) {
    try {
      var message = Wire.tree(line);
      var response = message.has("method") ? null : waiting.get(message.path("id").asLong(-1));
      if (response != null) {
        response.complete(message);
      }
    } catch (MalformedMessage _) {
      // No message of the protocol.
    }
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
  }
}
