package io.tierworks.cli.stack;

import static java.nio.file.StandardOpenOption.APPEND;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTailTest {
  @Test
  void aLineIsReadOnceAndOnlyWhenItIsComplete(@TempDir Path folder) throws IOException {
    var log = Files.writeString(folder.resolve("nano-1.log"), "ä\nbeg");
    var tail = new LogTail(log);

    assertThat(tail.name()).isEqualTo("nano-1");
    assertThat(tail.next()).containsExactly("ä");
    assertThat(tail.next()).isEmpty();
    Files.writeString(log, "un\n", APPEND);
    assertThat(tail.next()).containsExactly("begun");
  }
}
