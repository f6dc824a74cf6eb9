package io.tierworks.cli.show;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierworks.cli.GoldenFile;
import io.tierworks.common.contract.result.JobResult;
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
              T-2: attempts_exhausted timeout at nano, mini and flagship
              classify (2): budget 2 subtasks were not issued: of $0.023, $0.0179 is spent and the rest is rese…

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
}
