package io.tierworks.cli.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierworks.cli.command.CliException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilePartsTest {
  @TempDir Path folder;

  @BeforeEach
  void lay() throws IOException {
    write("b.py", "x = 1\ny = 2\n");
    write("a/long.py", IntStream.rangeClosed(1, 600).mapToObj(i -> "line " + i + "\n").toList());
    write("a/empty.py", "");
    write("notes.md", "# Notes\n");
    write(".git/config.py", "secret\n");
    write("image.py", "a\0b\n");
    Files.write(folder.resolve("latin.py"), new byte[] {(byte) 0xe4, '\n'});
    Files.createSymbolicLink(folder.resolve("link.py"), folder.resolve("b.py"));
  }

  @Test
  void aFileIsAnItemWithNumberedLines() {
    var items = FileParts.of(folder, "b.py").items();

    assertThat(items)
        .singleElement()
        .satisfies(item -> {
          assertThat(item.path("id").asText()).isEqualTo("b.py:1-2");
          assertThat(item.path("text").asText()).isEqualTo("1: x = 1\n2: y = 2");
        });
  }

  @Test
  void aLongFileBecomesPartsThatOverlap() {
    var items = FileParts.of(folder, "a/**").items();

    assertThat(items)
        .extracting(item -> item.path("id").asText())
        .containsExactly("a/long.py:1-300", "a/long.py:281-580", "a/long.py:561-600");
    assertThat(items.get(1).path("text").asText())
        .startsWith("281: line 281\n")
        .endsWith("\n580: line 580");
  }

  @Test
  void whatIsHiddenLinkedOrNoTextIsLeftOut() {
    assertThat(FileParts.of(folder, "**").items())
        .extracting(item -> item.path("id").asText().replaceAll(":.*", ""))
        .containsExactly("a/long.py", "a/long.py", "a/long.py", "b.py", "notes.md");
  }

  @Test
  void whatCannotBeUsedIsNamed() {
    assertThatThrownBy(() -> FileParts.of(folder.resolve("none"), "**"))
        .isInstanceOf(CliException.class)
        .hasMessageContaining("is no folder");
    assertThatThrownBy(() -> FileParts.of(folder, "{"))
        .isInstanceOf(CliException.class)
        .hasMessageContaining("--glob {");
    assertThatThrownBy(() -> FileParts.of(folder, "**.rs").items())
        .isInstanceOf(CliException.class)
        .hasMessageContaining("no text file matches");
  }

  @Test
  void theItemsStandBehindThoseOfTheJob() throws IOException {
    write("job.json", "{\"goal\":\"Review it.\",\"items\":[\"first\"]}");
    var more = FileParts.of(folder, "b.py").items();
    var job = JobFile.read(folder.resolve("job.json").toString(), more, System.in);

    assertThat(job.job().items())
        .extracting(item -> item.text().lines().findFirst().orElseThrow())
        .containsExactly("first", "1: x = 1");
  }

  private void write(String path, Iterable<String> lines) throws IOException {
    write(path, String.join("", lines));
  }

  private void write(String path, String text) throws IOException {
    Files.createDirectories(folder.resolve(path).getParent());
    Files.writeString(folder.resolve(path), text);
  }
}
