package io.tierworks.planner.simulation;

/// One producer's way to one partition: what it sends arrives late, but in order.
final class Link {
  private final Stage stage;
  private long last;
  private long cut = Long.MAX_VALUE;

  Link(Stage stage) {
    this.stage = stage;
  }

  void send(Runnable delivery) {
    send(delivery, () -> {});
  }

  /// @param lost what happens instead if the producer dies first
  void send(Runnable delivery, Runnable lost) {
    last = Math.max(last, stage.arrival());
    long at = last;
    stage
        .timeline()
        .at(
            at,
            () -> {
              if (at <= cut) {
                delivery.run();
              } else {
                lost.run();
              }
            });
  }

  /// The producer dies: what has not left it by now never will.
  void cut() {
    cut = stage.now() + stage.dice().below(5);
  }
}
