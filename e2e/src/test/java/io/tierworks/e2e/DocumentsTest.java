package io.tierworks.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierworks.common.broker.Topics;
import io.tierworks.common.contract.job.JobStatus;
import io.tierworks.common.contract.result.JobResult;
import io.tierworks.common.contract.subtask.Purpose;
import io.tierworks.e2e.installation.Layout;
import io.tierworks.e2e.installation.TestInstallation;
import io.tierworks.testkit.BrokerUnderTest;
import io.tierworks.testkit.SharedBroker;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Documents and images just below the message limit reach the model whole: the endpoint counts
/// what it receives. [BadInputTest] covers larger ones, which are rejected.
@ExtendWith(SharedBroker.class)
class DocumentsTest {
  private static final String WORD = "word ";
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final int ROOM_AROUND = 1_000;
  private static final int IMAGE_BYTES = 5 * 1024 * 1024;

  /// The header of an image of 1,200 x 800 pixels.
  private static final byte[] PNG = Base64.getDecoder().decode("iVBORw0KGgoAAAANSUhEUgAABLAAAAMg");

  /// A page that says what the rent is.
  private static final String PDF =
      "JVBERi0xLjQKMSAwIG9iajw8L1R5cGUvQ2F0YWxvZy9QYWdlcyAyIDAgUj4+ZW5kb2JqCjIgMCBvYmo8PC9UeXBl"
          + "L1BhZ2VzL0tpZHNbMyAwIFJdL0NvdW50IDE+PmVuZG9iagozIDAgb2JqPDwvVHlwZS9QYWdlL1BhcmVudCAyIDAg"
          + "Ui9NZWRpYUJveFswIDAgMzAwIDIwMF0vQ29udGVudHMgNCAwIFIvUmVzb3VyY2VzPDwvRm9udDw8L0YgNSAwIFI+"
          + "Pj4+Pj5lbmRvYmoKNCAwIG9iajw8L0xlbmd0aCA1Mj4+c3RyZWFtCkJUIC9GIDEyIFRmIDIwIDE1MCBUZCAoVGhl"
          + "IHJlbnQgaXMgOTAwIGV1cm9zLikgVGogRVQKZW5kc3RyZWFtZW5kb2JqCjUgMCBvYmo8PC9UeXBlL0ZvbnQvU3Vi"
          + "dHlwZS9UeXBlMS9CYXNlRm9udC9IZWx2ZXRpY2E+PmVuZG9iagp4cmVmCjAgNgowMDAwMDAwMDAwIDY1NTM1IGYg"
          + "CjAwMDAwMDAwMDkgMDAwMDAgbiAKMDAwMDAwMDA1MiAwMDAwMCBuIAowMDAwMDAwMTAxIDAwMDAwIG4gCjAwMDAw"
          + "MDAyMTAgMDAwMDAgbiAKMDAwMDAwMDMwNyAwMDAwMCBuIAp0cmFpbGVyPDwvU2l6ZSA2L1Jvb3QgMSAwIFI+Pgpz"
          + "dGFydHhyZWYKMzY4CiUlRU9G";

  /// Tokens of the attribute that counts an item's images.
  private static final long ATTRIBUTE = 10;

  /// Tokens that the simulator bills for one image.
  private static final long IMAGE_TOKENS = 765;

  private static TestInstallation installation;

  @BeforeAll
  static void start(BrokerUnderTest broker) {
    installation =
        TestInstallation.start(broker, Layout.small().with("tier.nano.context-window", "3000000"));
  }

  @AfterAll
  static void stop() {
    installation.close();
  }

  @Test
  void aDocumentOfAlmostEightMebibytesReachesTheModelWhole() {
    int words = (Topics.MAX_PAYLOAD_BYTES - ROOM_AROUND) / WORD.length();
    var job = job("document", "{\"text\":\"" + WORD.repeat(words) + "\"}");
    assertThat(job.getBytes(StandardCharsets.UTF_8).length)
        .isBetween(Topics.MAX_PAYLOAD_BYTES - ROOM_AROUND, Topics.MAX_PAYLOAD_BYTES);
    installation.submit(job);

    var result = installation.result("document", PATIENCE);
    assertThat(result.status()).as("%s", result.errors()).isEqualTo(JobStatus.COMPLETED);
    assertThat(result.items()).hasSize(1);
    assertThat(workInput(result)).as("a token for each word").isGreaterThanOrEqualTo(words);
    assertBillIsLedger(result);
  }

  @Test
  void aDocumentThatNoTierCanReadIsRefusedBeforeAnythingIsPaid() {
    int words = (Topics.MAX_PAYLOAD_BYTES - ROOM_AROUND) / WORD.length();
    installation.submit(
        "{\"id\":\"too-long\",\"goal\":\"Sum it up.\",\"plan\":\"direct\",\"items\":[\"%s\"]}"
            .formatted(WORD.repeat(words)));

    var result = installation.result("too-long", PATIENCE);
    assertThat(result.status()).isEqualTo(JobStatus.REJECTED);
    assertThat(result.errors())
        .singleElement()
        .asString()
        .contains("items", "tokens in one call", "largest context window holds 272000");
    assertThat(result.bill().calls()).isZero();
  }

  @Test
  void anImageOfFiveMebibytesReachesTheModel() {
    var bytes = new byte[IMAGE_BYTES];
    new Random(1).nextBytes(bytes);
    System.arraycopy(PNG, 0, bytes, 0, PNG.length);
    var image =
        "{\"data\":\"%s\",\"mediaType\":\"image/png\"}"
            .formatted(Base64.getEncoder().encodeToString(bytes));
    installation.submit(job("without", "{\"text\":\"Invoice 17.\"}"));
    installation.submit(job("with", "{\"text\":\"Invoice 17.\",\"images\":[" + image + "]}"));

    var without = installation.result("without");
    var with = installation.result("with", PATIENCE);
    assertThat(with.status()).as("%s", with.errors()).isEqualTo(JobStatus.COMPLETED);
    assertThat(workInput(with) - workInput(without))
        .isBetween(IMAGE_TOKENS, IMAGE_TOKENS + ATTRIBUTE);
    assertBillIsLedger(with);
  }

  /// From any client: the planner reads the PDF in a process of its own.
  @Test
  void aPdfInAMessageIsReadAndABrokenOneIsRejected() {
    var broken =
        Base64.getEncoder().encodeToString("%PDF-1.7 torn".getBytes(StandardCharsets.UTF_8));
    installation.submit(job("torn", "{\"document\":{\"data\":\"" + broken + "\"}}"));
    installation.submit(job("pdf", "{\"id\":\"lease\",\"document\":{\"data\":\"" + PDF + "\"}}"));

    var torn = installation.result("torn");
    assertThat(torn.status()).isEqualTo(JobStatus.REJECTED);
    assertThat(torn.errors())
        .singleElement()
        .asString()
        .contains("items[0].document", "broken PDF");
    var read = installation.result("pdf", PATIENCE);
    assertThat(read.status()).as("%s", read.errors()).isEqualTo(JobStatus.COMPLETED);
    assertThat(read.items()).extracting(JobResult.ItemAnswer::item).containsExactly("lease");
    assertBillIsLedger(read);
  }

  private static String job(String id, String item) {
    return "{\"id\":\"%s\",\"goal\":\"Classify each as billing, technical or account.\",\"plan\":\"map\",\"limits\":{\"maxCost\":1000},\"items\":[%s]}"
        .formatted(id, item);
  }

  private static long workInput(JobResult result) {
    return result.bill().lines().stream()
        .filter(line -> line.purpose() == Purpose.WORK && line.tier().equals("nano"))
        .mapToLong(line -> line.usage().input() / line.calls())
        .sum();
  }

  private static void assertBillIsLedger(JobResult result) {
    assertThat(result.bill().total())
        .isEqualTo(
            installation
                .simulatorAdmin()
                .costOf(attempt -> attempt.startsWith(result.job() + "/")));
  }
}
