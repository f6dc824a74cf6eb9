package io.tierworks.testkit;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// The Docker engine behind a socket of this machine. It is asked without a client library, which
/// would retry for minutes if there is no engine. Engines behind a network address are ignored.
record DockerEngine(Path socket) {
  private static final String UNIX = "unix://";

  /// The socket that `DOCKER_HOST` names, or the default socket.
  DockerEngine() {
    this(Path.of(address().substring(UNIX.length())));
  }

  private static String address() {
    var named = System.getenv().getOrDefault("DOCKER_HOST", "");
    return named.startsWith(UNIX) ? named : UNIX + "/var/run/docker.sock";
  }

  /// Whether the engine answers a GET with status 200.
  boolean answers(String path) {
    if (Files.notExists(socket)) {
      return false;
    }
    try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
      var request = "GET %s HTTP/1.0\r\nHost: docker\r\n\r\n".formatted(path);
      channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
      var answer = Channels.newInputStream(channel).readNBytes("HTTP/1.1 200".length());
      return new String(answer, StandardCharsets.US_ASCII).endsWith(" 200");
    } catch (IOException _) {
      return false;
    }
  }
}
