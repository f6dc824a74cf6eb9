package fixture;

import java.util.ArrayDeque;

/** Calls that wait for their next try. */
final class Queue {
  private static final int MOST_WAITING = 64;
  private final ArrayDeque<Runnable> waiting = new ArrayDeque<>();

  boolean offerCall(Runnable call) {
    return waiting.size() < MOST_WAITING && waiting.offer(call);
  }
}
