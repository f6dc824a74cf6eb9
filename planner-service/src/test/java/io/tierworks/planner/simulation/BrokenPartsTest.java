package io.tierworks.planner.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierworks.common.contract.subtask.Spent;
import io.tierworks.common.contract.subtask.SubtaskResult;
import io.tierworks.common.cost.Money;
import io.tierworks.planner.host.BufferedState;
import io.tierworks.planner.job.JobState;
import io.tierworks.planner.job.Message;
import io.tierworks.planner.job.SubtaskState;
import io.tierworks.planner.job.SubtaskStatus;
import io.tierworks.planner.job.store.StateKey;
import io.tierworks.planner.simulation.History.Broken;
import io.tierworks.planner.simulation.Stage.Tracing;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The simulation can fail: a part that is broken on purpose is found within a few hundred
/// histories, by the invariant that names it.
class BrokenPartsTest {
  private static final int MOST = 400;

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource("brokenParts")
  void isFound(String part, Sabotage sabotage, String invariant) {
    for (long seed = 0; seed < MOST; seed++) {
      try {
        History.play(seed, new RollbackStore(), sabotage, Tracing.OFF);
      } catch (Broken e) {
        assertThat(e.toString()).containsPattern(invariant);
        return;
      }
    }
    throw new AssertionError(MOST + " histories are clean with a broken part: " + part);
  }

  static Stream<Arguments> brokenParts() {
    return Stream.of(
        Arguments.of(
            "a store that forgets which jobs are over",
            forgetting("closed"),
            "a result without an end|ordered twice|a second result"),
        Arguments.of(
            "a store that forgets leases",
            forgetting("lease"),
            "an attempt is nowhere|word of nobody|the bill is not"),
        Arguments.of(
            "a coordinator that accepts a second answer",
            acceptingTwice(),
            "accepted (twice|should be)|complete, with gaps"),
        Arguments.of(
            "a coordinator that does not settle", notSettling(), "open attempts should be"),
        Arguments.of(
            "a host that loses an order to judge",
            losing("judge"),
            "an attempt is nowhere|the bill is not"),
        Arguments.of(
            "a worker that does not report what it found", swallowing(), "an attempt is nowhere"),
        Arguments.of("a worker that reports half of what it spent", understating(), "billed"),
        Arguments.of(
            "a host that keeps what an aborted transaction stored",
            keeping(),
            "nowhere|does not end|without a reservation|the bill is not|no result"),
        Arguments.of(
            "a host that skips what an aborted transaction read",
            skipping(),
            "nowhere|does not end|no result"));
  }

  private static Sabotage forgetting(String kind) {
    return new Sabotage() {
      @Override
      BufferedState store(BufferedState real) {
        return new ForwardingStore(real) {
          @Override
          public <T> void put(StateKey<T> to, String key, T fact) {
            if (!to.name().equals(kind)) {
              super.put(to, key, fact);
            }
          }
        };
      }
    };
  }

  /// The coordinator sees every answered subtask as if it were still open.
  private static Sabotage acceptingTwice() {
    return new Sabotage() {
      @Override
      BufferedState store(BufferedState real) {
        return new ForwardingStore(real) {
          @Override
          public <T> Optional<T> get(StateKey<T> kind, String key) {
            var fact = super.get(kind, key);
            return kind.equals(StateKey.SUBTASK)
                ? fact.map(f -> kind.type().cast(open((SubtaskState) f)))
                : fact;
          }
        };
      }

      private SubtaskState open(SubtaskState subtask) {
        return subtask.isAccepted()
            ? new SubtaskState(
                subtask.ref(),
                subtask.attempts(),
                new SubtaskStatus.Open(null, 1, null),
                subtask.forgiven(),
                subtask.excused(),
                subtask.clarifications(),
                subtask.findings(),
                subtask.route(),
                subtask.advice())
            : subtask;
      }
    };
  }

  /// A report leaves the ledger as it was.
  private static Sabotage notSettling() {
    return new Sabotage() {
      @Override
      BufferedState store(BufferedState real) {
        return new ForwardingStore(real) {
          @Override
          public <T> void put(StateKey<T> kind, String key, T fact) {
            super.put(
                kind,
                key,
                kind.equals(StateKey.JOB)
                    ? kind.type().cast(unsettled(key, (JobState) fact))
                    : fact);
          }

          private JobState unsettled(String key, JobState job) {
            var before = get(StateKey.JOB, key);
            if (before.isEmpty() || before.get().ledger().open() <= job.ledger().open()) {
              return job;
            }
            return job.with(before.get().ledger());
          }
        };
      }
    };
  }

  private static Sabotage losing(String step) {
    return new Sabotage() {
      @Override
      boolean loses(Message message) {
        return message instanceof Message.Dispatch order
            && order.subtask().identity().step().equals(step);
      }
    };
  }

  private static Sabotage swallowing() {
    return new Sabotage() {
      @Override
      boolean swallows(SubtaskResult.Ended result) {
        return result.subtask().endsWith("-0002");
      }
    };
  }

  private static Sabotage understating() {
    return new Sabotage() {
      @Override
      Spent reported(Spent real) {
        var half = new Money(real.cost().nanos() / 2);
        return new Spent(real.model(), real.usage(), half, real.calls(), false, real.latencyMs());
      }
    };
  }

  private static Sabotage keeping() {
    return new Sabotage() {
      @Override
      boolean rollsBack() {
        return false;
      }
    };
  }

  private static Sabotage skipping() {
    return new Sabotage() {
      @Override
      boolean readsAgain() {
        return false;
      }
    };
  }
}
