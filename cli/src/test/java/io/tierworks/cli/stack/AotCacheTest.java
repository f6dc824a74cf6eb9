package io.tierworks.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AotCacheTest {
  private @TempDir Path folder;
  private AotCache cache = new AotCache(Path.of(""));

  @BeforeEach
  void open() {
    cache = AotCache.of("planner", folder);
  }

  @Test
  void theFirstRunWritesIt() {
    assertThat(cache.options()).contains("-XX:AOTCacheOutput=" + cache.file());
  }

  @Test
  void laterRunsUseIt() throws IOException {
    Files.createFile(cache.file());

    assertThat(cache.options()).contains("-XX:AOTCache=" + cache.file());
  }

  @Test
  void aRunAfterABuildWritesItAgain() throws IOException {
    Files.createFile(cache.file());
    Files.setLastModifiedTime(cache.file(), FileTime.from(Instant.EPOCH));

    assertThat(cache.options()).contains("-XX:AOTCacheOutput=" + cache.file());
  }

  @Test
  void aDraftIsNotReadAndIsWrittenFromItsRecord() throws IOException {
    var record = Path.of(cache.draft().file() + ".record");
    Files.createFile(record);
    assertThat(cache.draft().isRecorded()).isFalse();

    Files.writeString(record, "classes");
    assertThat(cache.draft().isRecorded()).isTrue();
    assertThat(cache.reading()).isEmpty();
    assertThat(cache.draft().recording()).contains("-XX:AOTConfiguration=" + record);
    assertThat(cache.draft().writing())
        .contains("-XX:AOTConfiguration=" + record, "-XX:AOTCache=" + cache.draft().file());
  }

  @Test
  void outsideAnInstallationNoCacheIsWanted() {
    assertThat(System.getProperty("tierworks.home")).isNull();

    assertThat(cache.isWanted()).isFalse();
  }
}
