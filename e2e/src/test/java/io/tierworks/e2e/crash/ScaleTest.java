package io.tierworks.e2e.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierworks.common.broker.local.BrokerProcess.Tuning;
import io.tierworks.common.contract.job.JobStatus;
import io.tierworks.e2e.crash.Diary.Run;
import io.tierworks.e2e.crash.Fault.Kind;
import io.tierworks.e2e.installation.Brokers;
import io.tierworks.e2e.installation.Installation;
import io.tierworks.e2e.installation.Layout;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// One tier grows from one worker to eight and shrinks back in the middle of a job.
@EnabledIfSystemProperty(
    named = "tierworks.long",
    matches = "true",
    disabledReason = "takes minutes: -Dtierworks.long=true")
class ScaleTest {
  private static final int ITEMS = 700;
  private static final int MOST = 8;
  private static final String JOB = "scaled";

  /// A worker's word is decided on with the next tick or two.
  private static final Duration AT_ONCE = Duration.ofSeconds(1);

  /// Calls of seconds and hardly any grace: those who leave cannot finish what they have.
  private static final Layout LAYOUT =
      Layout.of(1, 1, 1)
          .withLatency(4)
          .withoutNotebook()
          .with("tier.nano.slots", "8")
          .with("worker.grace", "PT0.1S")
          .with("planner.window-job", "96");

  @Test
  void newWorkersGetWorkAndThoseWhoLeaveHandBackAtOnce() {
    try (var brokers = Brokers.single(Tuning.QUICK_START);
        var installation = Installation.start(brokers, LAYOUT);
        var diary = Diary.open(installation.connection(), installation.topics())) {
      installation.submit(Load.tickets(JOB, "map", ITEMS));
      await(() -> diary.runs().stream().filter(Run::reported).count() > 20);
      grow(installation, diary);
      await(() -> diary.runs().stream().filter(Run::reported).count() > 200);
      assertThat(diary.finals(JOB)).as("the job is in its middle").isEmpty();
      var strikes = shrink(installation);
      await(() -> !diary.finals(JOB).isEmpty());

      assertThat(diary.finals(JOB))
          .singleElement()
          .satisfies(end -> assertThat(end.status()).isEqualTo(JobStatus.COMPLETED));
      assertHandedBackAtOnce(diary);
      var reckoning =
          new Reckoning(List.of(JOB), diary, strikes, installation.simulatorDesk().entries());
      assertThat(reckoning.faults()).isEmpty();
      System.out.println(reckoning.figures());
    }
  }

  private static void grow(Installation installation, Diary diary) {
    long asked = System.currentTimeMillis();
    IntStream.rangeClosed(2, MOST).forEach(number -> installation.startWorker("nano", number));
    await(() -> IntStream.rangeClosed(2, MOST).allMatch(n -> !runsOf(diary, n).isEmpty()));
    IntStream.rangeClosed(2, MOST)
        .forEach(number ->
            System.out.printf(
                "nano-%d: first subtask %d ms after its process was started%n",
                number,
                runsOf(diary, number).stream().mapToLong(r -> r.started).min().orElseThrow()
                    - asked));
  }

  private static List<Run> runsOf(Diary diary, int number) {
    return diary.runs().stream().filter(run -> run.program().equals("nano-" + number)).toList();
  }

  private static List<Strike> shrink(Installation installation) {
    long at = System.currentTimeMillis();
    var leaving =
        IntStream.rangeClosed(2, MOST).mapToObj(n -> installation.release("nano-" + n)).toList();
    leaving.forEach(program -> program.askToStop());
    var strikes = new ArrayList<Strike>();
    for (int number = 2; number <= MOST; number++) {
      leaving.get(number - 2).stop();
      var stop = new Fault(Role.NANO, number, Kind.STOP, Duration.ZERO, Duration.ZERO);
      strikes.add(new Strike(stop, at, System.currentTimeMillis(), Long.MAX_VALUE));
    }
    System.out.printf("seven workers gone after %d ms%n", System.currentTimeMillis() - at);
    return strikes;
  }

  private static void assertHandedBackAtOnce(Diary diary) {
    var losses = diary.losses();
    assertThat(losses)
        .isNotEmpty()
        .allSatisfy(loss -> assertThat(loss.reason()).isEqualTo("handed_back"));
    var decided = new ArrayList<Long>();
    var elsewhere = new ArrayList<Long>();
    for (var loss : losses) {
      var run = run(diary, loss.attempt());
      long left = Objects.requireNonNull(diary.departures().get(run.worker));
      decided.add(loss.at() - left);
      elsewhere.add(
          diary.runs().stream()
                  .filter(other -> other.subtask.equals(run.subtask) && !other.equals(run))
                  .mapToLong(other -> other.started)
                  .filter(started -> started >= left)
                  .min()
                  .orElseThrow()
              - left);
    }
    System.out.printf(
        "%d attempts handed back; decided %d ms after 'left' (longest), started elsewhere after"
            + " %d ms (median), %d ms (longest; they wait for the one worker's eight slots)%n",
        losses.size(),
        decided.stream().mapToLong(Long::longValue).max().orElseThrow(),
        elsewhere.stream().sorted().toList().get(elsewhere.size() / 2),
        elsewhere.stream().mapToLong(Long::longValue).max().orElseThrow());
    assertThat(decided).allSatisfy(wait -> assertThat(wait).isLessThan(AT_ONCE.toMillis()));
  }

  private static Run run(Diary diary, String attempt) {
    return diary.runs().stream().filter(r -> r.attempt.equals(attempt)).findFirst().orElseThrow();
  }

  private static void await(java.util.concurrent.Callable<Boolean> holds) {
    Awaitility.await()
        .atMost(Duration.ofMinutes(4))
        .pollInterval(Duration.ofMillis(50))
        .until(holds);
  }
}
