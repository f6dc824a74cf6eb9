package io.tierworks.testkit.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/// Finds a free port below the ephemeral range. Inside that range, a client that polls an unbound
/// port can connect to itself.
public final class FreePort {
  private static final int LOWEST = 20_000;
  private static final int EPHEMERAL = 32_768;
  private static final int TRIES = 200;

  private FreePort() {}

  /// @throws UncheckedIOException if no port is free
  public static int find() {
    for (int i = 0; i < TRIES; i++) {
      int port = ThreadLocalRandom.current().nextInt(LOWEST, EPHEMERAL);
      if (isFree(port)) {
        return port;
      }
    }
    throw new UncheckedIOException(
        new IOException("no free port between " + LOWEST + " and " + EPHEMERAL));
  }

  /// Whether a process could listen on the port now.
  public static boolean isFree(int port) {
    try (var socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException _) {
      return false;
    }
  }
}
