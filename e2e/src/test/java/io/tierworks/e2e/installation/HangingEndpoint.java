package io.tierworks.e2e.installation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A model endpoint that accepts every call and never answers. It records when a caller
/// disconnects. Thread-safe.
public final class HangingEndpoint implements AutoCloseable {
  private static final int BACKLOG = 1024;

  private final ServerSocket server;
  private final List<Exchange> exchanges = new CopyOnWriteArrayList<>();
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();

  /// One call, from the first byte of its request to the end of the connection.
  public static final class Exchange {
    private final Instant begun = Instant.now();
    private volatile Instant ended = Instant.MAX;

    public Instant begun() {
      return begun;
    }

    /// `Instant.MAX` while it is open.
    public Instant ended() {
      return ended;
    }

    public boolean isOpen() {
      return ended.equals(Instant.MAX);
    }
  }

  private HangingEndpoint(ServerSocket server) {
    this.server = server;
  }

  public static HangingEndpoint start() {
    try {
      var endpoint =
          new HangingEndpoint(new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress()));
      Thread.ofVirtual().start(endpoint::listen);
      return endpoint;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// For `tier.TIER.url`.
  public String url() {
    return "http://127.0.0.1:" + server.getLocalPort() + "/v1";
  }

  public List<Exchange> exchanges() {
    return List.copyOf(exchanges);
  }

  private void listen() {
    try {
      while (true) {
        var socket = server.accept();
        sockets.add(socket);
        Thread.ofVirtual().start(() -> hold(socket));
      }
    } catch (IOException _) {
      // Closed.
    }
  }

  private void hold(Socket socket) {
    try (socket) {
      var in = socket.getInputStream();
      if (!isRequest(in)) {
        return;
      }
      var exchange = new Exchange();
      exchanges.add(exchange);
      try {
        in.transferTo(java.io.OutputStream.nullOutputStream());
      } finally {
        exchange.ended = Instant.now();
      }
    } catch (IOException _) {
      // The caller disconnected with a reset.
    }
  }

  private static boolean isRequest(InputStream in) throws IOException {
    return new String(in.readNBytes(4), StandardCharsets.US_ASCII).equals("POST");
  }

  @Override
  public void close() {
    try {
      server.close();
      for (var socket : sockets) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
