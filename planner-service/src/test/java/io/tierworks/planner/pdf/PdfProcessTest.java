package io.tierworks.planner.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierworks.common.contract.job.Detail;
import io.tierworks.planner.document.Page;
import io.tierworks.planner.document.PdfReader.Result;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.junit.jupiter.api.Test;

/// Reads real documents in the process that the planner starts for them.
class PdfProcessTest {
  private static final PdfProcess READER = new PdfProcess(Duration.ofMinutes(2), 256);

  @Test
  void thePagesOfADocumentAreTextsAndPicturesOfThoseWithout() throws IOException {
    var read = READER.read(List.of(document()), Detail.LOW);
    var pages = ((Result.Pages) read.getFirst()).pages();
    assertThat(pages).extracting(Page::number).containsExactly(1, 2, 3);
    assertThat(pages.get(0).text()).isEqualTo("The rent is 900 euros.");
    assertThat(pages.get(0).picture()).isNull();
    assertThat(pages.get(1).text()).isEmpty();
    assertThat(pages.get(1).picture())
        .isNotNull()
        .satisfies(picture -> {
          assertThat(picture.detail()).isEqualTo(Detail.LOW);
          assertThat(picture.header())
              .hasValueSatisfying(header -> {
                assertThat(header.mediaType()).isEqualTo("image/jpeg");
                assertThat(header.height()).isBetween(511, 513);
              });
        });
    assertThat(pages.get(2)).as("a blank page").isEqualTo(new Page(3, "", null));
  }

  @Test
  void aDocumentThatCannotBeReadIsRefusedWithTheWayOutAndTheNextIsRead() throws IOException {
    var torn = "%PDF-1.7 and nothing else".getBytes(StandardCharsets.US_ASCII);
    var read = READER.read(List.of(torn, encrypted(), document()), null);
    assertThat(read)
        .startsWith(
            new Result.Unreadable(
                "is a broken PDF", "open it and save or print it as PDF again, or send its text"),
            new Result.Unreadable("is protected by a password", "send it without protection"))
        .hasSize(3);
    assertThat(read.getLast()).isInstanceOf(Result.Pages.class);
  }

  @Test
  void contentThatUnpacksToMuchMoreThanTheMemoryIsReadAllTheSame() throws IOException {
    var bomb = bomb(100_000_000);
    assertThat(bomb.length).isLessThan(300_000);
    assertThat(new PdfProcess(Duration.ofMinutes(2), 32).read(List.of(bomb), null))
        .containsExactly(new Result.Pages(List.of(new Page(1, "", null))));
  }

  @Test
  void aDocumentTakesNoMoreMemoryThanAllowed() throws IOException {
    var large = Arrays.copyOf(document(), 30_000_000);
    assertThat(new PdfProcess(Duration.ofMinutes(2), 16).read(List.of(large, large), null))
        .containsExactly(
            new Result.Unreadable(
                "needs more than 16 MiB of memory when unpacked",
                "split the document, or send its text"));
  }

  @Test
  void documentsThatTakeTooLongAreGivenUp() throws IOException {
    assertThat(new PdfProcess(Duration.ofMillis(1), 64).read(List.of(document()), null))
        .containsExactly(
            new Result.Unreadable(
                "cannot be read within 0 s, with all PDF before it",
                "split the document, or send its text"));
  }

  @Test
  void tooManyPagesAreRefused() throws IOException {
    assertThat(new PdfPages(2, null).read(document()))
        .isEqualTo(new PdfReport(PdfReport.Fault.TOO_MANY_PAGES, List.of()));
  }

  /// A page of text, a page that is a picture, and a blank page.
  private static byte[] document() throws IOException {
    try (var document = new PDDocument()) {
      text(document, "The rent is 900 euros.");
      var scan = new BufferedImage(60, 80, BufferedImage.TYPE_INT_RGB);
      scan.setRGB(5, 5, Color.WHITE.getRGB());
      var page = page(document);
      try (var content = new PDPageContentStream(document, page)) {
        content.drawImage(LosslessFactory.createFromImage(document, scan), 50, 50, 300, 400);
      }
      page(document);
      return saved(document);
    }
  }

  private static byte[] encrypted() throws IOException {
    try (var document = new PDDocument()) {
      text(document, "Secret.");
      document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
      return saved(document);
    }
  }

  /// A page whose content is unpacked to so many bytes.
  private static byte[] bomb(int size) throws IOException {
    try (var document = new PDDocument()) {
      var stream = new PDStream(document);
      try (var content = stream.createOutputStream(COSName.FLATE_DECODE)) {
        var spaces = " ".repeat(1_000_000).getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < size / spaces.length; i++) {
          content.write(spaces);
        }
      }
      page(document).setContents(stream);
      return saved(document);
    }
  }

  private static PDPage page(PDDocument document) {
    var page = new PDPage();
    document.addPage(page);
    return page;
  }

  private static void text(PDDocument document, String text) throws IOException {
    try (var content = new PDPageContentStream(document, page(document))) {
      content.beginText();
      content.setFont(new PDType1Font(FontName.HELVETICA), 12);
      content.newLineAtOffset(72, 700);
      content.showText(text);
      content.endText();
    }
  }

  private static byte[] saved(PDDocument document) throws IOException {
    var bytes = new ByteArrayOutputStream();
    document.save(bytes);
    return bytes.toByteArray();
  }
}
