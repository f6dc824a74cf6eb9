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
  void aDraftReplacesTheCacheOnlyWhenItIsPublished() throws IOException {
    Files.writeString(cache.draft().file(), "new");
    assertThat(cache.reading()).isEmpty();

    cache.publish();

    assertThat(cache.file()).hasContent("new");
    assertThat(cache.reading()).contains("-XX:AOTCache=" + cache.file());
  }

  @Test
  void outsideAnInstallationNoCacheIsWanted() {
    assertThat(System.getProperty("tierworks.home")).isNull();

    assertThat(cache.isWanted()).isFalse();
  }
}
