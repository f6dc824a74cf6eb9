package io.tierworks.common.contract.job;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.HexFormat;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageHeaderTest {

  @ParameterizedTest
  @CsvSource({"png, 1, 1", "png, 700, 33", "jpeg, 640, 481", "jpeg, 17, 3000", "gif, 300, 200"})
  void theFirstBytesSayTypeAndSize(String type, int width, int height) throws IOException {
    assertThat(ImageHeader.of(image(type, width, height)))
        .contains(new ImageHeader("image/" + type, width, height));
  }

  /// A WebP has one of three headers: lossy, lossless, extended.
  @ParameterizedTest
  @CsvSource({
    "56503820 00000000 000000 9d012a 2003 5802, 800, 600",
    "5650384c 00000000 2f 1fc39500, 800, 600",
    "56503858 00000000 00000000 1f0300 570200, 800, 600"
  })
  void aWebpIsReadInEachOfItsForms(String chunk, int width, int height) {
    var bytes = ("RIFF\0\0\0\0WEBP" + hex(chunk) + "\0".repeat(9)).getBytes(ISO_8859_1);
    assertThat(ImageHeader.of(Base64.getEncoder().encodeToString(bytes)))
        .contains(new ImageHeader("image/webp", width, height));
  }

  private static String hex(String digits) {
    return new String(HexFormat.of().parseHex(digits.replace(" ", "")), ISO_8859_1);
  }

  @Test
  void whatIsCutOffOrOfAnotherTypeHasNoHeader() throws IOException {
    assertThat(ImageHeader.of("QUJDREVG")).isEmpty();
    assertThat(ImageHeader.of("")).isEmpty();
    for (var type : new String[] {"png", "jpeg", "gif"}) {
      assertThat(ImageHeader.of(image(type, 50, 50).substring(0, 8))).as(type).isEmpty();
    }
  }

  @Test
  void theTypeIsThatOfTheBytesWhateverTheMessageSays() throws IOException {
    var image = new Image(null, image("jpeg", 5, 5), "image/png", null);
    assertThat(image.mediaType()).isEqualTo("image/jpeg");
  }

  /// The largest count of OpenAI's models for the size: patches of 32 pixels times 2.46, at most
  /// 1,536 of them, or tiles.
  @ParameterizedTest
  @CsvSource({"32, 32, 765", "640, 640, 984", "1024, 1024, 2520", "4000, 3000, 3779"})
  void tokensAreBoundedBySize(int width, int height, long bound) throws IOException {
    var data = image("png", width, height);
    for (var detail : Detail.values()) {
      var image = new Image(null, data, null, detail);
      assertThat(image.tokenBound()).isEqualTo(bound);
      assertThat(image.typicalTokens()).isLessThan(bound);
    }
  }

  @Test
  void anImageOfUnknownSizeCountsAsTheLargest() {
    var image = new Image("https://host.example/a.png", null, null, null);
    assertThat(image.tokenBound()).isEqualTo(3_779);
    assertThat(new Image(image.url(), null, null, Detail.LOW).typicalTokens()).isEqualTo(308);
  }

  private static String image(String type, int width, int height) throws IOException {
    var bytes = new ByteArrayOutputStream();
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    assertThat(ImageIO.write(image, type, bytes)).isTrue();
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }
}
