package io.tierworks.worker.pool;

import java.time.Duration;
import java.util.List;

/// The source of subtasks. Each record goes to one consumer; if that one leaves without accepting
/// it, the record is delivered again. Used by one thread, apart from [#wakeUp].
public interface SubtaskIntake extends AutoCloseable {

  /// The next records, or none when the time is up. Accept the records of the last call first.
  ///
  /// @param atMost the largest number of records, at least 1
  List<Delivery> take(int atMost, Duration wait);

  /// Ends the current `take`, or the next one. Thread-safe.
  void wakeUp();

  /// Marks the records as done, so that they are not delivered again. Takes effect with the next
  /// `take`, `flush` or `release`. A failure is logged, and the records are delivered again.
  void accept(List<Delivery> deliveries);

  /// Sends what `accept` has marked. Does not wait.
  void flush();

  /// Gives back the records that were taken and not accepted, so that others can have them. Call it
  /// every few seconds while nothing is taken, and after an error. `take` works afterwards. Cheap
  /// when repeated.
  void release();

  /// Gives back the records that were taken and not accepted.
  @Override
  void close();
}
