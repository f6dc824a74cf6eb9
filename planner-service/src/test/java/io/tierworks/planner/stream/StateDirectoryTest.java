package io.tierworks.planner.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Properties;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.kstream.Materialized;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateDirectoryTest {
  private static final String APPLICATION = "tierworks.planner";

  private @TempDir Path folder;

  @Test
  void aFolderThatNobodyUsedIsInOrder() {
    assertThat(state().wasLeftInDisorder()).isFalse();
  }

  @Test
  void aPlannerThatWasKilledLeavesDisorder() {
    state().enter();

    assertThat(state().wasLeftInDisorder()).isTrue();
  }

  @Test
  void aPlannerThatClosedItsStoresLeavesOrder() {
    state().enter();
    state().leave();

    assertThat(state().wasLeftInDisorder()).isFalse();
  }

  @Test
  void installationsInOneFolderAreKeptApart() {
    state().enter();

    assertThat(new StateDirectory(folder, "other.planner").wasLeftInDisorder()).isFalse();
  }

  @Test
  void aPlannerThatLostItsFolderIsWhoItWas() {
    state().identify("planner-1");
    var before = identity(state());
    var elsewhere = new StateDirectory(folder.resolve("elsewhere"), APPLICATION);
    elsewhere.identify("planner-1");

    assertThat(identity(elsewhere)).isEqualTo(before);
  }

  @Test
  void plannersOfOtherNamesAreOthers() {
    state().identify("planner-1");
    var elsewhere = new StateDirectory(folder.resolve("elsewhere"), APPLICATION);
    elsewhere.identify("planner-2");

    assertThat(identity(elsewhere)).isNotEqualTo(identity(state()));
  }

  @Test
  void aPlannerThatKeptItsFolderIsWhoItWasUnderAnyName() {
    var before = identity(state());
    state().identify("planner-1");

    assertThat(identity(state())).isEqualTo(before);
  }

  /// As Streams reads or makes it: it stands in the names of its threads.
  private static String identity(StateDirectory folder) {
    var stored = new StreamsBuilder();
    stored.table("in", Materialized.as("store"));
    var settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, folder.application());
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:1");
    settings.put(StreamsConfig.STATE_DIR_CONFIG, folder.folder().toString());
    try (var streams = new KafkaStreams(stored.build(), settings)) {
      return streams.metadataForLocalThreads().iterator().next().threadName();
    }
  }

  private StateDirectory state() {
    return new StateDirectory(folder.resolve("state"), APPLICATION);
  }
}
