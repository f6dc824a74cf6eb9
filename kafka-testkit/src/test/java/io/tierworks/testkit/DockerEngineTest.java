package io.tierworks.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class DockerEngineTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void aMissingSocketDoesNotAnswer() {
    assertThat(new DockerEngine(folder.resolve("none.sock")).answers("/_ping")).isFalse();
  }

  @Test
  void anAbandonedSocketDoesNotAnswer() throws IOException {
    var socket = folder.resolve("left.sock");
    try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(socket));
    }
    assertThat(Files.exists(socket)).isTrue();
    assertThat(new DockerEngine(socket).answers("/_ping")).isFalse();
  }

  @Test
  void onlyStatus200CountsAsAnAnswer() throws IOException {
    assertThat(answersTo("HTTP/1.1 200 OK\r\n\r\nOK")).isTrue();
    assertThat(answersTo("HTTP/1.1 404 Not Found\r\n\r\n{}")).isFalse();
    assertThat(answersTo("")).isFalse();
  }

  private boolean answersTo(String response) throws IOException {
    var socket = folder.resolve("engine.sock");
    try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(socket));
      Thread.ofVirtual().start(() -> answer(server, response));
      return new DockerEngine(socket).answers("/images/a/json");
    } finally {
      Files.deleteIfExists(socket);
    }
  }

  private static void answer(ServerSocketChannel server, String response) {
    try (var client = server.accept()) {
      client.read(ByteBuffer.allocate(1024));
      client.write(ByteBuffer.wrap(response.getBytes(StandardCharsets.US_ASCII)));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
