package io.tierworks.planner.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierworks.common.contract.job.Document;
import io.tierworks.common.contract.job.Image;
import io.tierworks.common.contract.job.Item;
import io.tierworks.common.contract.job.ItemSource;
import io.tierworks.common.contract.job.Job;
import io.tierworks.common.contract.job.JobMessage;
import io.tierworks.common.contract.job.Media;
import io.tierworks.common.contract.job.Split;
import io.tierworks.common.contract.json.Violation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DocumentItemsTest {
  private static final String PDF = "JVBERi0xLjcK";
  private static final Media SMALL = new Media(null, new Split(200, 0));
  private static final int MOST = 100_000;

  @Test
  void aLongDocumentBecomesOneItemForEachPiece() {
    var text = "word ".repeat(300).strip();
    var items = expanded(job(Item.of("a"), document("d", null, text), Item.of("b")), SMALL).items();
    assertThat(items).extracting(Item::id).containsExactly("1", "d#1", "d#2", "3");
    assertThat(items.get(1).source()).isEqualTo(new ItemSource("d", "d.txt", 1, 2, null));
    assertThat(items.get(1).text() + " " + items.get(2).text()).isEqualTo(text);
    assertThat(items).extracting(Item::document).containsOnlyNulls();
  }

  @Test
  void aShortDocumentKeepsItsId() {
    var items = expanded(job(document("d", null, "Short.")), SMALL).items();
    assertThat(items)
        .containsExactly(
            new Item("d", "Short.", List.of(), null, new ItemSource("d", "d.txt", 1, 1, null)));
  }

  @Test
  void aDirectJobReadsItsDocumentsWhole() throws Exception {
    var json =
        "{\"goal\":\"Read\",\"plan\":\"direct\",\"items\":[{\"document\":{\"text\":\"%s\"}}]}";
    var bytes = json.formatted("word ".repeat(300)).getBytes(StandardCharsets.UTF_8);
    var read = (JobMessage.Valid) JobMessage.read(bytes, MOST);
    assertThat(expanded(read.job(), SMALL).items()).hasSize(1);
  }

  @Test
  void pagesWithoutTextAreImages() {
    var picture = new Image("https://host.example/2", null, null, null);
    var pages = List.of(new Page(1, "Text.", null), new Page(2, "", picture));
    var read = new DocumentItems((_, _) -> List.of(new PdfReader.Result.Pages(pages)), MOST);
    var result = read.read(job(document("d", PDF, null)), new Media(null, null));
    assertThat(((DocumentItems.Result.Expanded) result).job().items())
        .containsExactly(
            new Item(
                "d", "Text.", List.of(picture), null, new ItemSource("d", "d.txt", 1, 1, "1-2")));
  }

  @Test
  void everyFaultNamesItsDocument() {
    assertThat(refused(job(Item.of("a"), document("d", PDF, null), document("e", null, "  "))))
        .containsExactly(
            new Violation("items[1].document", "is secret", "open it"),
            new Violation(
                "items[2].document", "is empty", "send a document with text or pictures"));
  }

  @Test
  void aDocumentThatEndsTheReadingIsTheOneThatIsNamed() {
    assertThat(refused(job(document("d", PDF, null), document("e", PDF, null))))
        .containsExactly(new Violation("items[0].document", "is secret", "open it"));
  }

  @Test
  void anIdThatAPieceTakesIsRefused() {
    var job = job(Item.of("d#2", "x"), document("d", null, "word ".repeat(300)));
    assertThat(refused(job))
        .singleElement()
        .satisfies(fault -> assertThat(fault.rule()).contains("two items with the id d#2"));
  }

  @Test
  void documentsThatTakeTooMuchAreRefused() {
    assertThat(refused(job(document("d", null, "word ".repeat(30_000)))))
        .singleElement()
        .satisfies(fault -> assertThat(fault.rule()).contains("at most 100000 are accepted"));
  }

  private static Job job(Item... items) {
    return Job.of("j", "Read these", List.of(items));
  }

  private static Item document(String id, @Nullable String data, @Nullable String text) {
    return new Item(id, "", List.of(), new Document(id + ".txt", data, text), null);
  }

  private static Job expanded(Job job, Media media) {
    return ((DocumentItems.Result.Expanded) items().read(job, media)).job();
  }

  private static List<Violation> refused(Job job) {
    return ((DocumentItems.Result.Refused) items().read(job, SMALL)).violations();
  }

  private static DocumentItems items() {
    return new DocumentItems(
        (_, _) -> List.of(new PdfReader.Result.Unreadable("is secret", "open it")), MOST);
  }
}
