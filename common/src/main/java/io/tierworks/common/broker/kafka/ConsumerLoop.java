package io.tierworks.common.broker.kafka;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A thread that owns a consumer: it polls, hands each batch to a [BatchHandler], and tries again
/// after errors of Kafka. A loop that reads in a group commits what has been handled, so each
/// record is handled at least once.
///
/// [#close()] may be called from any thread; the loop then closes the handler and the consumer, in
/// this order. A handler that throws anything but a [KafkaException] ends the loop, with an error
/// in the log and as its [#death()], and its thread dies of it.
public final class ConsumerLoop implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ConsumerLoop.class);
  private static final Duration PAUSE_AFTER_ERROR = Duration.ofMillis(200);
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(5);

  private final Consumer<String, byte[]> consumer;
  private final BatchHandler handler;
  private final Optional<CommittedPosition> position;
  private final CloseOptions closing;
  private final Thread thread;
  private volatile boolean running = true;
  private volatile Optional<String> death = Optional.empty();
  private boolean prepared;

  private ConsumerLoop(
      String name, Consumer<String, byte[]> consumer, BatchHandler handler, CloseOptions closing) {
    this.consumer = consumer;
    this.handler = handler;
    this.closing = closing;
    this.position =
        consumer.subscription().isEmpty()
            ? Optional.empty()
            : Optional.of(new CommittedPosition(consumer));
    this.thread = Thread.ofPlatform().name(name).unstarted(this::run);
  }

  /// Starts a loop. A consumer that has subscribed reads in its group and commits; one with
  /// assigned partitions commits nothing.
  ///
  /// @param name of the thread, also in the log
  /// @param consumer belongs to the loop from now on
  public static ConsumerLoop start(
      String name, Consumer<String, byte[]> consumer, BatchHandler handler) {
    return start(name, consumer, handler, CloseOptions.timeout(CLOSE_LIMIT));
  }

  /// Starts a loop that closes its consumer in a certain way, for example without leaving the
  /// group.
  public static ConsumerLoop start(
      String name, Consumer<String, byte[]> consumer, BatchHandler handler, CloseOptions closing) {
    var loop = new ConsumerLoop(name, consumer, handler, closing);
    loop.thread.start();
    return loop;
  }

  private void run() {
    try {
      while (running) {
        pollOnce();
      }
    } catch (WakeupException | InterruptException _) {
      LOG.atDebug().addKeyValue("loop", thread.getName()).log("consumer loop stops");
    } catch (RuntimeException | Error e) {
      death = Optional.of("consumer loop %s died: %s".formatted(thread.getName(), e));
      LOG.atError().setCause(e).addKeyValue("loop", thread.getName()).log("consumer loop died");
      throw e;
    } finally {
      release();
    }
  }

  private void pollOnce() {
    try {
      prepare();
      var batch = consumer.poll(patience());
      position.ifPresentOrElse(read -> read.handle(batch, handler), () -> handler.handle(batch));
    } catch (WakeupException | InterruptException e) {
      throw e;
    } catch (KafkaException e) {
      LOG.atWarn()
          .addKeyValue("loop", thread.getName())
          .addKeyValue("error", e.toString())
          .log("records cannot be read or handled; trying again");
      LockSupport.parkNanos(PAUSE_AFTER_ERROR.toNanos());
    }
  }

  private Duration patience() {
    boolean isUncommitted = position.filter(CommittedPosition::isUncommitted).isPresent();
    return isUncommitted ? Duration.ZERO : handler.patience();
  }

  private void prepare() {
    if (!prepared) {
      handler.prepare(consumer);
      prepared = true;
    }
    position.ifPresent(CommittedPosition::restore);
  }

  private void release() {
    try {
      handler.close();
    } finally {
      consumer.close(closing);
    }
  }

  /// Which loop died and why; empty while it runs and after [#close()].
  public Optional<String> death() {
    return death;
  }

  /// Stops reading and waits up to five seconds until the consumer is closed. Closing twice is
  /// harmless.
  @Override
  public void close() {
    running = false;
    consumer.wakeup();
    try {
      thread.join(CLOSE_LIMIT);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
