package io.tierworks.simulator.bill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerFileTest {
  private @TempDir Path folder;

  @Test
  void a_ledger_on_the_same_file_goes_on_where_the_last_one_ended() {
    var before = ledger();
    before.add(entry("attempt-1#1", 120));
    before.add(entry("attempt-2#1", 80));

    var after = ledger();
    after.add(entry("attempt-3#1", 1));

    assertThat(after.page(true).entries())
        .containsExactly(
            entry("attempt-1#1", 120), entry("attempt-2#1", 80), entry("attempt-3#1", 1));
    assertThat(after.page(false).all().cost()).isEqualByComparingTo(Price.dollars(201));
  }

  @Test
  void a_line_cut_off_by_a_kill_is_forgotten_and_spoils_none_that_follows() throws Exception {
    ledger().add(entry("attempt-1#1", 120));
    Files.writeString(file(), "{\"requestId\":\"req_1", StandardOpenOption.APPEND);

    ledger().add(entry("attempt-2#1", 80));

    assertThat(ledger().page(true).entries())
        .containsExactly(entry("attempt-1#1", 120), entry("attempt-2#1", 80));
  }

  @Test
  void a_reset_empties_the_file_too() {
    var ledger = ledger();
    ledger.add(entry("attempt-1#1", 120));
    ledger.reset();
    ledger.add(entry("attempt-2#1", 80));

    assertThat(ledger().page(true).entries()).containsExactly(entry("attempt-2#1", 80));
  }

  private Path file() {
    return folder.resolve("ledger.jsonl");
  }

  private Ledger ledger() {
    return new Ledger(10, new LedgerFile(file()));
  }

  private static LedgerEntry entry(String clientId, long cost) {
    return new LedgerEntry(
        "req_1",
        clientId,
        "gpt-5.4-nano",
        "classify",
        200,
        null,
        "answer_key",
        new Usage(30, 10, 5, 0),
        Price.dollars(cost),
        "2026-11-20T10:00:00Z",
        true);
  }
}
