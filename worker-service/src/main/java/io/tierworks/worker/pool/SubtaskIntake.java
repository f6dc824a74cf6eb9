package io.tierworks.worker.pool;

import java.time.Duration;
import java.util.List;

/// Where subtasks come from: each record goes to one taker, and comes back if that one goes away
/// before it accepted it. Used by one thread.
public interface SubtaskIntake extends AutoCloseable {

  /// The most records that one `take` returns.
  int batch();

  /// The next records, or none when the time is up. What was taken before must have been accepted.
  List<Delivery> take(Duration wait);

  /// Nobody shall get these again. May take effect a little later; a failure is logged, and the
  /// records come back to somebody.
  void accept(List<Delivery> taken);

  /// Nothing will be taken for a while, or something went wrong: gives back whatever is held
  /// unaccepted, so that others can have it. `take` goes on afterwards. Cheap when repeated.
  void rest();

  /// Gives back whatever is held unaccepted.
  @Override
  void close();
}
