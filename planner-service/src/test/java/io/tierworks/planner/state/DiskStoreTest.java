package io.tierworks.planner.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskStoreTest {
  private final RocksDbMemory memory = new RocksDbMemory(16 * 1024 * 1024);
  private @TempDir Path folder;

  @AfterEach
  void free() {
    memory.close();
  }

  @Test
  void valuesAndPositionOutliveTheProcess() {
    try (var store = open()) {
      assertThat(store.position().next()).isZero();
      store.write(List.of(value("a:1", "x"), value("a:2", "y")), 7);
      store.write(List.of(new StoredValue("a:1", null)), 9);
    }
    try (var store = open()) {
      assertThat(store.get("a:1")).isNull();
      assertThat(store.get("a:2")).asString().isEqualTo("y");
      assertThat(store.position().next()).isEqualTo(9);
    }
  }

  @Test
  void aScanFindsAPrefixInOrderAndNothingElse() {
    try (var store = open()) {
      store.write(
          List.of(value("b:1", "n"), value("a:2", "y"), value("a:1", "x"), value("aa:1", "n")), 1);
      try (var scan = store.scan("a:")) {
        assertThat(scan.next(9)).extracting(StoredValue::key).containsExactly("a:1", "a:2");
      }
      try (var scan = store.scan("")) {
        assertThat(scan.next(9)).as("without the position").hasSize(5);
      }
    }
  }

  /// Readers on other threads must meet no freed memory.
  @Test
  void aClosedStoreRefusesReads() {
    var store = open();
    store.close();
    assertThatThrownBy(() -> store.get("a:1")).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> store.scan("a:")).isInstanceOf(IllegalStateException.class);
    store.close();
  }

  @Test
  void aStoreInUseCannotBeOpenedAgain() {
    try (var _ = open()) {
      assertThatThrownBy(this::open)
          .isInstanceOf(StoreFailure.class)
          .hasMessageContaining(folder.toString());
    }
  }

  @Test
  void aPositionTellsItsAge() {
    try (var store = open()) {
      var day = Duration.ofDays(1);
      assertThat(store.position().isOlderThan(day, Instant.now())).isTrue();
      store.write(List.of(), 1);
      assertThat(store.position().isOlderThan(day, Instant.now())).isFalse();
    }
  }

  private DiskStore open() {
    return DiskStore.open(folder, memory);
  }

  private static StoredValue value(String key, String text) {
    return new StoredValue(key, text.getBytes(StandardCharsets.UTF_8));
  }
}
