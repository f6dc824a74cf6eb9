package io.tierworks.common.model.openai;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.common.model.openai.ApiDialect.Api;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// A provider on a plain socket, so that it can also break HTTP itself. Each request gets the reply
/// set last.
final class StubProvider implements AutoCloseable {
  /// The reaction to a request. False closes the connection.
  interface Reply {
    boolean send(Socket socket, OutputStream out) throws IOException;
  }

  /// A request as it arrived; header names in lower case.
  record Seen(Map<String, String> headers, JsonNode body) {}

  private static final String ANSWER =
      """
      {"id":"c1","object":"chat.completion","created":1,"model":"answering-model","service_tier":"default",
       "choices":[{"index":0,"finish_reason":"stop","message":{"role":"assistant","content":"{\\"a\\":1}","refusal":null}}],
       "usage":{"prompt_tokens":100,"completion_tokens":20,"total_tokens":120,
        "prompt_tokens_details":{"cached_tokens":64},"completion_tokens_details":{"reasoning_tokens":7}}}
      """;

  private static final String RESPONSE =
      """
      {"id":"r1","object":"response","created_at":1,"status":"completed","model":"answering-model","service_tier":"default",
       "output":[{"type":"reasoning","id":"rs1","summary":[]},
        {"type":"message","id":"m1","role":"assistant","status":"completed","content":[
         {"type":"output_text","text":"{\\"a\\":1}","annotations":[]}]}],
       "usage":{"input_tokens":100,"output_tokens":20,"total_tokens":120,
        "input_tokens_details":{"cached_tokens":64},"output_tokens_details":{"reasoning_tokens":7}}}
      """;

  private final ServerSocket server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicInteger stalled = new AtomicInteger();
  private final AtomicInteger abandoned = new AtomicInteger();
  final List<Seen> seen = new CopyOnWriteArrayList<>();
  private volatile Reply reply = json(200, ANSWER);

  StubProvider() {
    try {
      server = new ServerSocket(0, 1000, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.submit(this::accept);
  }

  URI baseUrl() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/v1");
  }

  void reply(Reply next) {
    reply = next;
  }

  /// All stalled exchanges, also those that the client closed.
  int stalled() {
    return stalled.get();
  }

  /// Stalled exchanges that the client closed.
  int abandoned() {
    return abandoned.get();
  }

  Seen last() {
    return seen.getLast();
  }

  static String answer(Api api) {
    return switch (api) {
      case CHAT -> ANSWER;
      case RESPONSES -> RESPONSE;
    };
  }

  static String answer() {
    return ANSWER;
  }

  static Reply json(int status, String body, String... headers) {
    return (socket, out) -> {
      var bytes = body.getBytes(StandardCharsets.UTF_8);
      out.write(head(status, bytes.length, headers));
      out.write(bytes);
      out.flush();
      return true;
    };
  }

  /// Resets the connection, at once or after a part of the answer.
  static Reply reset(boolean midBody) {
    return (socket, out) -> {
      if (midBody) {
        out.write(head(200, ANSWER.length()));
        out.write(ANSWER.substring(0, 50).getBytes(StandardCharsets.UTF_8));
        out.flush();
      }
      socket.setSoLinger(true, 0);
      return false;
    };
  }

  /// Sends nothing more until the client leaves, with or without the headers of an answer.
  Reply stall(boolean afterHeaders) {
    return (socket, out) -> {
      if (afterHeaders) {
        out.write(head(200, ANSWER.length()));
        out.write('{');
        out.flush();
      }
      stalled.incrementAndGet();
      try {
        while (socket.getInputStream().read() >= 0) {
          continue;
        }
      } catch (IOException _) {
        // The client left with a reset.
      }
      abandoned.incrementAndGet();
      return false;
    };
  }

  private static byte[] head(int status, int length, String... headers) {
    var text =
        new StringBuilder("HTTP/1.1 " + status + " Status\r\nContent-Type: application/json\r\n");
    for (var header : headers) {
      text.append(header).append("\r\n");
    }
    return text.append("Content-Length: ")
        .append(length)
        .append("\r\n\r\n")
        .toString()
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private void accept() {
    try {
      while (true) {
        var socket = server.accept();
        threads.submit(() -> serve(socket));
      }
    } catch (IOException _) {
      // Closed.
    }
  }

  private Object serve(Socket socket) throws IOException {
    try (socket) {
      var in = new BufferedInputStream(socket.getInputStream());
      var out = socket.getOutputStream();
      do {
        var headers = headers(in);
        if (headers.isEmpty()) {
          return "closed";
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        seen.add(new Seen(headers, Wire.mapper().readTree(in.readNBytes(length))));
      } while (reply.send(socket, out));
    }
    return "done";
  }

  private static Map<String, String> headers(InputStream in) throws IOException {
    var headers = new TreeMap<String, String>();
    for (var line = line(in); !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(": ");
      if (colon < 0) {
        headers.put("request-line", line);
      } else {
        headers.put(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 2));
      }
    }
    return headers;
  }

  private static String line(InputStream in) throws IOException {
    var line = new ByteArrayOutputStream();
    for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
      if (c != '\r') {
        line.write(c);
      }
    }
    return line.toString(StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.shutdownNow();
  }
}
