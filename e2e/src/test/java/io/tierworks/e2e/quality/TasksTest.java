package io.tierworks.e2e.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierworks.simulator.catalog.Model;
import java.util.BitSet;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TasksTest {
  private static final int MANY = 2_000;

  @ParameterizedTest
  @EnumSource
  void theTruthIsRightAndEveryMistakeIsWrong(TaskKind kind) {
    var tasks = new Batch(Suite.EASY, kind, 7, 300).tasks();

    assertThat(tasks).extracting(Task::text).doesNotHaveDuplicates();
    for (var task : tasks) {
      assertThat(task.isAnsweredBy(task.answer())).as("%s", task).isTrue();
      for (var mistake : task.mistakes()) {
        ObjectNode wrong = task.answer().deepCopy();
        assertThat(task.isAnsweredBy(wrong.setAll(mistake))).as("%s", task).isFalse();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void theModelsErrAtTheStatedRatesAndTogether(Suite suite) {
    for (var kind : TaskKind.values()) {
      var rates = suite.share(kind).rates();
      double nano = 0;
      double flagship = 0;
      double both = 0;
      for (var task : new Batch(suite, kind, 7, MANY).tasks()) {
        var errors = AnswerKey.line(task, rates).path("errors");
        nano += errors.path(Model.NANO.id()).asDouble();
        flagship += errors.path(Model.FLAGSHIP.id()).asDouble();
        both +=
            errors.path(Model.NANO.id()).asDouble() * errors.path(Model.FLAGSHIP.id()).asDouble();
      }
      assertThat(nano / MANY).as(kind.wire()).isCloseTo(1 - rates.nano(), within(0.03));
      assertThat(flagship / MANY).as(kind.wire()).isCloseTo(1 - rates.flagship(), within(0.03));
      assertThat(both / nano).as(kind.wire()).isGreaterThan(1.2 * flagship / MANY);
    }
  }

  @Test
  void anIntervalHoldsItsFigureAndNarrowsWithMoreBatches() {
    assertThat(gain(40).high() - gain(40).low()).isLessThan(gain(8).high() - gain(8).low());
    assertThat(gain(40).value()).isBetween(gain(40).low(), gain(40).high());
    assertThat(gain(40).value()).isCloseTo(10, within(0.01));
  }

  /// The cascade has 10 points more than the flagship, in some batches none, in others 20.
  private static Scores.Interval gain(int batches) {
    var scores = new Scores();
    for (int seed = 0; seed < batches; seed++) {
      var batch = new Batch(Suite.EASY, TaskKind.CODE, seed, 100);
      scores.add(batch, Contender.FLAGSHIP, score(70));
      scores.add(batch, Contender.CASCADE, score(seed % 2 == 0 ? 70 : 90));
    }
    return scores.gain(Contender.CASCADE, Contender.FLAGSHIP);
  }

  private static Score score(int right) {
    var tasks = new BitSet();
    tasks.set(0, right);
    return new Score(100, tasks, 100 - right, Map.of(), 0);
  }
}
