package io.tierworks.planner.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierworks.common.contract.job.Detail;
import io.tierworks.common.contract.job.Image;
import io.tierworks.common.contract.job.Split;
import io.tierworks.common.cost.TokenEstimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SplitterTest {
  private static final Split SMALL = new Split(200, 20);
  private static final int MOST = 800;

  @Test
  void aDocumentThatIsShortEnoughStaysWhole() {
    var pieces = Splitter.split(Page.unnumbered("One.\n\nTwo."), SMALL);
    assertThat(pieces).containsExactly(new Piece("One.\n\nTwo.", List.of(), 0, 0));
    assertThat(Splitter.split(Page.unnumbered(" \n\n "), SMALL)).isEmpty();
  }

  @Test
  void aPieceBeginsWithTheEndOfTheOneBefore() {
    var pieces = Splitter.split(Page.unnumbered(paragraphs("p", 30)), SMALL);
    assertThat(pieces).hasSizeGreaterThan(2);
    for (int i = 1; i < pieces.size(); i++) {
      var begin = pieces.get(i).text().split("\n\n")[0];
      assertThat(pieces.get(i - 1).text()).endsWith(begin);
      assertThat(TokenEstimate.bytes(begin)).isBetween(20, 80);
    }
  }

  @Test
  void aPieceKnowsItsPagesAndEndsWithAPageThatEndsNearby() {
    var pages =
        IntStream.rangeClosed(1, 6)
            .mapToObj(i -> new Page(i, "Page %d. ".formatted(i) + "word ".repeat(60), null))
            .toList();
    var pieces = Splitter.split(pages, SMALL);
    assertThat(pieces)
        .extracting(piece -> piece.pages().orElse(""))
        .containsExactly("1-2", "2-4", "4-6");
    assertThat(pieces.get(1).text()).contains("Page 3.").doesNotContain("Page 2.");
  }

  @Test
  void picturesCountByTheirSize() {
    var picture = new Image("https://host.example/page", null, null, Detail.LOW);
    var pages = IntStream.rangeClosed(1, 5).mapToObj(i -> new Page(i, "", picture)).toList();
    var pieces = Splitter.split(pages, new Split(700, 100));
    assertThat(pieces).extracting(piece -> piece.pictures().size()).containsExactly(2, 2, 1);
    assertThat(pieces)
        .extracting(piece -> piece.pages().orElse(""))
        .containsExactly("1-2", "3-4", "5");
  }

  @Test
  void noPieceIsTooLargeAndNoWordIsLost() {
    for (int seed = 0; seed < 300; seed++) {
      var random = new Random(seed);
      var split = new Split(200 + random.nextInt(300), random.nextInt(50));
      var words = words(random);
      var pieces = Splitter.split(pages(words, random), split);
      assertThat(pieces)
          .as("seed " + seed)
          .allSatisfy(piece ->
              assertThat(TokenEstimate.bytes(piece.text())).isLessThanOrEqualTo(split.most() * 4));
      int next = 0;
      for (var piece : pieces) {
        for (var word : piece.text().split("\\s+")) {
          next += next < words.size() && word.equals(words.get(next)) ? 1 : 0;
        }
      }
      assertThat(next).as("seed " + seed).isEqualTo(words.size());
    }
  }

  private static List<String> words(Random random) {
    return IntStream.range(0, random.nextInt(3_000))
        .mapToObj(i -> i + "äw語".substring(0, random.nextInt(4)))
        .toList();
  }

  private static List<Page> pages(List<String> words, Random random) {
    var pages = new ArrayList<Page>();
    var text = new StringBuilder();
    for (var word : words) {
      text.append(word).append(random.nextInt(40) == 0 ? "\n\n" : " ");
      if (random.nextInt(200) == 0) {
        pages.add(new Page(pages.size() + 1, text.toString(), null));
        text.setLength(0);
      }
    }
    pages.add(new Page(pages.size() + 1, text.toString(), null));
    return pages;
  }

  @Test
  void aTextWithoutBreaksIsCutAllTheSame() {
    var pieces = Splitter.split(Page.unnumbered("x".repeat(5_000)), SMALL);
    assertThat(pieces).allSatisfy(piece -> assertThat(piece.text().length()).isLessThan(MOST + 1));
    assertThat(pieces.stream().mapToInt(piece -> piece.text().length()).sum())
        .isGreaterThanOrEqualTo(5_000);
  }

  private static String paragraphs(String word, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "%s%d %s".formatted(word, i, "and so on ".repeat(8)).strip())
        .collect(Collectors.joining("\n\n"));
  }
}
