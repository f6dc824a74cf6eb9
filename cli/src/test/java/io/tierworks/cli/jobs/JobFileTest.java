package io.tierworks.cli.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierworks.common.contract.job.Image;
import io.tierworks.common.contract.job.Item;
import io.tierworks.common.contract.json.Wire;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobFileTest {
  @Test
  void aJobIsSentAgainUnderTheNextFreeId() throws Exception {
    var again = job("nightly").again(Set.of("nightly", "nightly-2")::contains);

    assertThat(again.id()).isEqualTo("nightly-3");
    assertThat(Wire.tree(again.body()).path("id").asText()).isEqualTo("nightly-3");
    assertThat(Wire.tree(again.body()).path("goal").asText()).isEqualTo("Say hello.");
  }

  @Test
  void anUnusedIdStays() {
    assertThat(job("nightly").again(_ -> false).id()).isEqualTo("nightly");
  }

  @Test
  void aLongIdStaysAnId() {
    var id = "a".repeat(100);

    assertThat(job(id).again(id::equals).id()).hasSizeLessThanOrEqualTo(100).endsWith("-2");
  }

  @Test
  void theGapsOfAJobAreItsUnansweredItemsUnderTheirOldIds() throws Exception {
    var job =
        read(
            "{\"id\":\"n\",\"goal\":\"Sort.\",\"labels\":{\"a\":\"b\"},\"items\":"
                + "[\"one\",\"two\",{\"id\":\"T-3\",\"text\":\"three\"},{\"id\":\"T-4\",\"text\":\"four\"}]}");
    var gaps = job.gaps(Set.of("1", "T-4"));

    assertThat(Wire.tree(gaps.body()).path("items"))
        .isEqualTo(
            Wire.tree("[{\"id\":\"2\",\"text\":\"two\"},{\"id\":\"T-3\",\"text\":\"three\"}]"));
    assertThat(gaps.job().labels()).containsEntry("redrives", "n").containsEntry("a", "b");
    assertThat(job.gaps(Set.of("1", "2", "T-3", "T-4")).job().items()).isEmpty();
  }

  @Test
  void aDryRunHasAnIdOfItsOwn() throws Exception {
    var dry = job("a".repeat(100)).dryRun();

    assertThat(dry.id()).hasSizeLessThanOrEqualTo(100).endsWith("-dry-run");
    assertThat(Wire.tree(dry.body()).path("dryRun").asBoolean()).isTrue();
    assertThat(Wire.tree(dry.body()).path("id").asText()).isEqualTo(dry.id());
  }

  @Test
  void filesBecomeItemsOfTheJob(@TempDir Path folder) throws Exception {
    var text = Files.writeString(folder.resolve("notes.txt"), "One.\n\nTwo.");
    var png = Base64.getDecoder().decode("iVBORw0KGgoAAAANSUhEUgAABLAAAAMgCAIAAAA=");
    var picture = Files.write(folder.resolve("scan.pdf"), png);
    var job = new ByteArrayInputStream("{\"goal\":\"Read.\"}".getBytes(StandardCharsets.UTF_8));

    var items =
        JobFile.read("-", List.of(InputFile.item(text), InputFile.item(picture)), job)
            .job()
            .items();

    assertThat(items).extracting(Item::id).containsExactly("notes.txt", "scan.pdf");
    assertThat(Objects.requireNonNull(items.getFirst().document()).content())
        .contains("One.\n\nTwo.");
    assertThat(items.getLast().images()).extracting(Image::mediaType).containsExactly("image/png");
  }

  @Test
  void aFileThatCannotBeReadIsNamed() {
    assertThatThrownBy(() -> InputFile.item(Path.of("nosuch.pdf")))
        .hasMessageContaining("nosuch.pdf cannot be read (no such file)");
  }

  private static JobFile job(String id) {
    return read("{\"id\":\"%s\",\"goal\":\"Say hello.\"}".formatted(id));
  }

  private static JobFile read(String json) {
    return JobFile.read("-", new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
  }
}
