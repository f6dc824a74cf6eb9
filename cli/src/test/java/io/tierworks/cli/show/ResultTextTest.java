package io.tierworks.cli.show;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierworks.cli.GoldenFile;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.common.contract.result.Gap;
import io.tierworks.common.contract.result.GapReason;
import io.tierworks.common.contract.result.JobResult;
import io.tierworks.common.contract.result.JobResult.Dispute;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ResultTextTest {
  private static final int WIDTH = 100;

  @Test
  void aPartialResultShowsAnswerVerdictGapsAndBill() throws Exception {
    var result = GoldenFile.read("job-result-partial", JobResult.class);

    assertThat(String.join("\n", ResultText.lines(result, WIDTH)))
        .isEqualTo(
            """
            Job tickets-43: partial (an answer with gaps) in 5 min; 1 of 4 subtasks accepted, 1 escalated, 6
            attempts

            Answer
              T-1 is about money. T-2 and two further tickets are without an answer.

            Items
              item  category  urgent  evidence
              T-1   billing   false   charged twice

            Verdict: accept, score 0.40, by flagship
              True, but three of four tickets are missing.

            Gaps: 3 without an accepted answer
              attempts exhausted: timeout at nano, mini and flagship
                T-2
              budget: 2 subtasks were not issued: of $0.023, $0.0179 is spent and the rest is reserved for
              judging
                classify (2)

            Bill
              tier      purpose  calls  input  cached  output     cost
              nano      work         2  2,800       0     472  $0.0012  ≤
              mini      work         1  1,400       0     400  $0.0029  ≤
              flagship  plan         1  1,160       0     100  $0.0044
              flagship  work         1  1,400       0     400  $0.0095  ≤
              flagship  judge        1    900       0     150  $0.0045
              total                  6  7,660       0   1,522  $0.0224  ≤
              ≤ includes an upper bound for calls that reported no usage\
            """);
  }

  @Test
  void answersThatAnAuditDisputesAreNamedWithTheFields() throws Exception {
    var result = GoldenFile.read("job-result-disputed", JobResult.class);

    assertThat(ResultText.lines(result, WIDTH))
        .contains("The answer cites wrongly: rules/labels.md has the lines 1 to 20, not 24 to 24")
        .containsSequence(
            "",
            "Disputed: an audit answered 1 subtask differently",
            "  T-2 (classify-2): urgent",
            "");
  }

  @Test
  void onlyTheFirstDisputesAreShown() {
    var disputes =
        IntStream.range(0, 12)
            .mapToObj(i -> new Dispute("s-" + i, null, List.of("a", "b.c")))
            .toList();

    assertThat(DisputesText.lines(disputes, 80, "tierworks show j --json"))
        .startsWith("Disputed: audits answered 12 subtasks differently", "  s-0: a, b.c")
        .endsWith("  … and 2 more; `tierworks show j --json` shows all")
        .hasSize(12);
  }

  @Test
  void aRejectedResultNamesEveryFault() throws Exception {
    var lines = ResultText.lines(GoldenFile.read("job-result-rejected", JobResult.class), WIDTH);

    assertThat(lines)
        .contains(
            "Job tickets-44: rejected",
            "  limits.maxcost: unknown field (did you mean 'maxCost'?)",
            "  goal: missing (this field is required)");
  }

  @Test
  void noLineIsWiderThanTheTerminal() throws Exception {
    var result = GoldenFile.read("job-result-completed", JobResult.class);

    assertThat(ResultText.lines(result, 60)).allMatch(line -> line.length() <= 60);
  }

  @Test
  void aNameWithDotsIsNotDivided() {
    assertThat(TextFormat.wrap("The job goes to tierworks.jobs.", 26, ""))
        .containsExactly("The job goes to", "tierworks.jobs.");
  }

  @Test
  void aJobWithoutSubtasksNamesItsAttemptsOnly() throws Exception {
    var result = GoldenFile.read("job-result-direct", JobResult.class);

    assertThat(ResultText.lines(result, WIDTH).getFirst())
        .matches("Job .*: completed in [^;]*, 1 attempt");
  }

  @Test
  void aNumberHasNoExponent() throws Exception {
    var answer = Wire.tree("{\"net\":4E+3}");

    assertThat(AnswerText.lines(answer, WIDTH)).containsExactly("  net: 4000");
  }

  @Test
  void aLineThatIsIndentedKeepsItsIndentationWhenItWraps() {
    assertThat(TextFormat.wrap("Two faults:\n  goal: missing, it is required", 20, ""))
        .containsExactly("Two faults:", "  goal: missing, it", "  is required");
  }

  @Test
  void aWideCharacterTakesTwoColumns() {
    assertThat(Columns.of("東京 ✅ é")).isEqualTo(4 + 1 + 2 + 1 + 1);
    assertThat(TextFormat.clip("東京都庁", 6)).isEqualTo("東京…");
    assertThat(TextFormat.pad("東京", 6)).isEqualTo("東京  ");
    assertThat(TextFormat.wrap("東京都庁東京都庁", 8, "")).containsExactly("東京都庁", "東京都庁");
  }

  @Test
  void aTableThatIsCutSaysHowToSeeTheRest() {
    var table = TextTable.of("a", "b").row(List.of("x", "long ".repeat(20)));

    assertThat(table.lines(60, "", "tierworks show j --json").getLast())
        .isEqualTo("… cut to fit; `tierworks show j --json` shows all of it");
    assertThat(table.lines(140, "", "tierworks show j --json")).hasSize(2);
  }

  @Test
  void gapsWithOneCauseShareALine() {
    var gaps =
        IntStream.range(0, 30)
            .mapToObj(
                i -> new Gap("s", "s-" + i, "T-" + i, GapReason.DEADLINE, i < 25 ? "late" : "", 1))
            .toList();

    assertThat(GapsText.lines(gaps, 80, "tierworks show j --json"))
        .containsExactly(
            "Gaps: 30 without an accepted answer",
            "  deadline: late",
            "    T-0, T-1, T-2, T-3, T-4, T-5, T-6, T-7, T-8, T-9 … and 15 more",
            "  deadline",
            "    T-25, T-26, T-27, T-28, T-29",
            "  `tierworks show j --json` shows every gap");
  }
}
