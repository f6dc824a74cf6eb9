package io.tierworks.worker.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SendQueueTest {
  private record Entry(int thread, int number) {}

  @Test
  void whatIsAddedWhileAnotherThreadSendsIsSentByThatThread() throws InterruptedException {
    var sending = new CountDownLatch(1);
    var added = new CountDownLatch(1);
    var senders = new ArrayList<Thread>();
    var queue =
        new SendQueue<String>(_ -> {
          senders.add(Thread.currentThread());
          sending.countDown();
          awaitOf(added);
        });
    var first = Thread.ofVirtual().start(() -> queue.add(List.of("a")));
    sending.await();
    queue.add(List.of("b", "c"));
    added.countDown();
    first.join();
    assertThat(senders).containsExactly(first, first, first);
  }

  @Test
  void entriesOfManyThreadsAreSentOnceOneByOneAndInTheOrderOfEachThread()
      throws InterruptedException {
    var sent = new ArrayList<Entry>();
    var now = new AtomicInteger();
    var most = new AtomicInteger();
    var queue =
        new SendQueue<Entry>(entry -> {
          most.accumulateAndGet(now.incrementAndGet(), Math::max);
          sent.add(entry);
          now.decrementAndGet();
        });
    var threads =
        IntStream.range(0, 8)
            .mapToObj(thread ->
                Thread.ofVirtual()
                    .start(() ->
                        IntStream.range(0, 1_000)
                            .forEach(number -> queue.add(List.of(new Entry(thread, number))))))
            .toList();
    for (var each : threads) {
      each.join();
    }
    assertThat(most).hasValue(1);
    assertThat(sent).hasSize(8_000);
    for (int i = 0; i < 8; i++) {
      int thread = i;
      assertThat(sent.stream().filter(entry -> entry.thread() == thread).map(Entry::number))
          .isSorted()
          .doesNotHaveDuplicates();
    }
  }

  private static void awaitOf(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
