package io.tierworks.worker.kafka;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import io.tierworks.common.broker.Topics;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.common.limit.RetryingCall;
import io.tierworks.common.settings.Settings;
import io.tierworks.common.settings.TierSettings;
import io.tierworks.worker.FakeModel;
import io.tierworks.worker.Subtasks;
import io.tierworks.worker.call.ModelExecutor;
import io.tierworks.worker.pool.Delivery;
import io.tierworks.worker.pool.PoolSettings;
import io.tierworks.worker.pool.ResultFactory;
import io.tierworks.worker.pool.ResultWriter;
import io.tierworks.worker.pool.SubtaskIntake;
import io.tierworks.worker.pool.WorkerPool;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/// Measures what a worker allocates and computes for one subtask, apart from the Kafka clients and
/// the model. Run it by hand, with the number of subtasks of a round as argument.
final class WorkerCost {
  private static final int SLOTS = 64;
  private static final TopicPartition PARTITION = new TopicPartition("t", 0);

  private final Settings settings = Settings.of(Map.of());
  private final RecordFactory records = RecordFactory.of(Topics.from(settings), "w");
  private final Semaphore written = new Semaphore(0);
  private final AtomicLong bytes = new AtomicLong();
  private final AtomicReference<List<ConsumerRecord<byte[], byte[]>>> waiting =
      new AtomicReference<>(List.of());

  private WorkerCost() {}

  public static void main(String[] args) throws InterruptedException {
    new WorkerCost().measure(Integer.parseInt(args[0]));
  }

  private void measure(int count) throws InterruptedException {
    var results = new ResultFactory("w", InstantSource.system());
    var tier = TierSettings.from(settings, "nano");
    var executor =
        new ModelExecutor(
            _ -> FakeModel.answer(FakeModel.BILL), tier, RetryingCall.of(SLOTS, 1), results);
    var pool =
        new WorkerPool(
            new PoolSettings("g", SLOTS), new MemoryIntake(), new Sink(), executor, results);
    pool.start();
    for (int round = 0; round < 8; round++) {
      var next = subtasks(round, count);
      long allocated = allocatedBytes();
      long cpu = cpuNanos();
      waiting.set(next);
      written.acquire(count);
      System.out.printf(
          "%.0f bytes allocated, %.1f us CPU per subtask, %d bytes of results%n",
          (allocatedBytes() - allocated) / (double) count,
          (cpuNanos() - cpu) / 1e3 / count,
          bytes.getAndSet(0) / count);
    }
    pool.stop(Duration.ZERO);
  }

  private static List<ConsumerRecord<byte[], byte[]>> subtasks(int round, int count) {
    var all = new ArrayList<ConsumerRecord<byte[], byte[]>>();
    var kind = Subtasks.classify();
    for (int i = 0; i < count; i++) {
      var subtask = kind.of("job-" + round + "-" + i / 50, i % 50);
      all.add(new ConsumerRecord<>("t", 0, i, new byte[0], Wire.bytes(subtask)));
    }
    return all;
  }

  private static long allocatedBytes() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getTotalThreadAllocatedBytes();
  }

  private static long cpuNanos() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private final class MemoryIntake implements SubtaskIntake {
    private List<ConsumerRecord<byte[], byte[]>> left = List.of();

    @Override
    public List<Delivery> take(int atMost, Duration wait) {
      if (left.isEmpty()) {
        left = waiting.getAndSet(List.of());
      }
      if (left.isEmpty()) {
        LockSupport.parkNanos(100_000);
        return List.of();
      }
      var some = left.subList(0, Math.min(left.size(), atMost));
      left = left.subList(some.size(), left.size());
      return RecordConversion.deliveries(new ConsumerRecords<>(Map.of(PARTITION, some), Map.of()));
    }

    @Override
    public void wakeUp() {}

    @Override
    public void accept(List<Delivery> deliveries) {}

    @Override
    public void flush() {}

    @Override
    public void release() {}

    @Override
    public void close() {}
  }

  private final class Sink implements ResultWriter {
    @Override
    public void send(List<? extends Outgoing> messages, Runnable durable) {
      for (var each : messages) {
        var record = records.of(each);
        bytes.addAndGet(record.value().length);
        written.release(record.value()[9] == 's' ? 0 : 1);
      }
      durable.run();
    }

    @Override
    public void close() {}
  }
}
