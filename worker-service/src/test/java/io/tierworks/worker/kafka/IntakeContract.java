package io.tierworks.worker.kafka;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tierworks.testkit.BrokerUnderTest;
import io.tierworks.testkit.SharedBroker;
import io.tierworks.worker.TestCluster;
import io.tierworks.worker.pool.Delivery;
import io.tierworks.worker.pool.SubtaskIntake;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// The contract of every intake, tested on a real broker.
@ExtendWith(SharedBroker.class)
@Timeout(180)
abstract class IntakeContract {
  private static final int BATCH = 4;
  private static final Duration BRIEFLY = Duration.ofMillis(50);

  private final String kind;
  private final TestCluster cluster;
  private final List<SubtaskIntake> opened = new ArrayList<>();
  private final List<Delivery> taken = new ArrayList<>();

  IntakeContract(String kind, BrokerUnderTest broker) throws Exception {
    this.kind = kind;
    this.cluster = new TestCluster(broker, Map.of("intake", kind));
  }

  @AfterEach
  void close() {
    opened.forEach(SubtaskIntake::close);
    cluster.close();
  }

  @Test
  void threeMembersTakeEveryRecordExactlyOnce() {
    var members = List.of(open(), open(), open());
    send(0, 60);
    until(members, 60);
    takeFor(members, Duration.ofSeconds(1));
    assertThat(taken).hasSize(60);
    assertThat(values()).hasSize(60);
  }

  /// The first record arrives while the take waits, so that none is left over from an earlier one.
  @Test
  void aTakeReturnsAsManyAsAreAskedForAndThereAre() throws Exception {
    var one = open();
    for (int asked : List.of(1, 4, 2, 3, 1, 4)) {
      send(taken.size(), 8);
      var some = one.take(asked, Duration.ofSeconds(60));
      assertThat(some).hasSizeBetween(1, asked);
      one.accept(some);
      taken.addAll(some);
    }
  }

  @Test
  void recordsOfATakeWithoutResultReachTheNextOneEvenIfItIsSmaller() {
    var one = open();
    send(0, 1);
    until(List.of(one), 1);
    one.accept(one.take(BATCH, BRIEFLY));
    send(1, 20);
    until(List.of(one), 2);
    int sofar = taken.size();
    await()
        .atMost(60, SECONDS)
        .until(() -> {
          var some = one.take(1, BRIEFLY);
          assertThat(some).hasSizeLessThanOrEqualTo(1);
          one.accept(some);
          taken.addAll(some);
          return taken.size() == 21;
        });
    assertThat(sofar).isLessThan(21);
    assertThat(values()).hasSize(21);
  }

  /// A record that a member holds back would come after its lock of 30 s.
  @Test
  void noRecordWaitsForATakeOfAnotherSize() throws Exception {
    var one = open();
    var random = new Random(1);
    var sending =
        Thread.ofVirtual()
            .start(() -> {
              for (int i = 0; i < 400; i++) {
                send(i, 1);
                LockSupport.parkNanos(random.nextInt(8_000_000));
              }
            });
    int asked = BATCH;
    for (long longest = 60; taken.size() < 400; longest = 15) {
      var some = one.take(asked, Duration.ofSeconds(longest));
      assertThat(some).as("after " + taken.size()).hasSizeBetween(1, asked);
      one.accept(some);
      taken.addAll(some);
      asked = 1 + taken.size() % BATCH;
    }
    sending.join();
    assertThat(values()).hasSize(400);
    assertThat(taken).hasSize(400);
  }

  @Test
  void aWakeUpEndsATake() throws Exception {
    var one = open();
    send(0, 1);
    until(List.of(one), 1);
    var waking =
        Thread.ofVirtual()
            .start(() -> {
              LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
              one.wakeUp();
            });
    assertThat(one.take(BATCH, Duration.ofDays(1))).isEmpty();
    waking.join();
  }

  @Test
  void acceptedRecordsDoNotComeBackAfterAWakeUpThatNoTakeHasSeen() {
    send(0, 4);
    var first = open();
    until(List.of(first), 4);
    first.wakeUp();
    first.close();
    opened.remove(first);
    var second = open();
    send(4, 1);
    until(List.of(second), 5);
    assertThat(taken).hasSize(5);
  }

  @Test
  void unacceptedRecordsComeBackWhenAMemberCloses() {
    send(0, 10);
    var first = open();
    var held = takeSome(first);
    first.close();
    opened.remove(first);
    until(List.of(open()), 10);
    assertThat(values()).containsAll(values(held)).hasSize(10);
  }

  @Test
  void unacceptedRecordsComeBackWhenAMemberIsKilled() throws Exception {
    send(0, 10);
    var child = HeldByAChild.start(kind, cluster);
    child.awaitTaken();
    child.kill();
    until(List.of(open()), 10);
    assertThat(values()).hasSize(10);
  }

  @Test
  void releasedRecordsComeBack() {
    send(0, 10);
    var first = open();
    takeSome(first);
    first.release();
    until(List.of(first, open()), 10);
    assertThat(values()).hasSize(10);
  }

  @Test
  void repeatedReleasesLoseNothing() {
    var one = open();
    one.release();
    one.release();
    send(0, 10);
    until(List.of(one), 10);
    assertThat(values()).hasSize(10);
  }

  @Test
  void acceptedRecordsDoNotComeBack() {
    send(0, 10);
    var first = open();
    until(List.of(first), 10);
    first.close();
    opened.remove(first);
    var second = open();
    send(10, 1);
    until(List.of(second), 11);
    assertThat(taken).hasSize(11);
  }

  @Test
  void anIdleMemberGetsRecords() {
    var busy = open();
    var idle = open();
    send(0, 4);
    until(List.of(busy, idle), 4);
    var byIdle = new ArrayList<Delivery>();
    await()
        .atMost(60, SECONDS)
        .until(() -> {
          send(4, 8);
          collect(busy);
          byIdle.addAll(collect(idle));
          return !byIdle.isEmpty();
        });
  }

  private SubtaskIntake open() {
    var intake = Intakes.open(kind, cluster.settings(), BATCH);
    opened.add(intake);
    return intake;
  }

  private void send(int from, int count) {
    for (int i = from; i < from + count; i++) {
      var value = ("value-" + i).getBytes(StandardCharsets.UTF_8);
      cluster.send(cluster.topics().subtasks("nano"), "key-" + i, value);
    }
  }

  private List<Delivery> takeSome(SubtaskIntake from) {
    var some = new ArrayList<Delivery>();
    await()
        .atMost(60, SECONDS)
        .until(() -> {
          some.addAll(from.take(BATCH, BRIEFLY));
          return !some.isEmpty();
        });
    return some;
  }

  private void until(List<SubtaskIntake> members, int count) {
    await()
        .atMost(90, SECONDS)
        .until(() -> {
          members.forEach(this::collect);
          return taken.size() >= count;
        });
  }

  private void takeFor(List<SubtaskIntake> members, Duration time) {
    long end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < end) {
      members.forEach(this::collect);
    }
  }

  private List<Delivery> collect(SubtaskIntake member) {
    var some = member.take(BATCH, BRIEFLY);
    member.accept(some);
    taken.addAll(some);
    return some;
  }

  private Set<String> values() {
    return values(taken);
  }

  private static Set<String> values(List<Delivery> records) {
    var values = new HashSet<String>();
    for (var each : records) {
      values.add(
          new String(java.util.Objects.requireNonNull(each.value()), StandardCharsets.UTF_8));
    }
    return values;
  }
}
