package io.tierworks.cli.stack;

import java.util.ArrayList;

/// Fills its heap from one thread, while another one would keep the process alive.
final class Hungry {
  private Hungry() {}

  public static void main(String[] args) throws InterruptedException {
    Thread.ofPlatform().name("hungry").start(Hungry::eat);
    Thread.currentThread().join();
  }

  private static void eat() {
    var all = new ArrayList<byte[]>();
    while (!Thread.currentThread().isInterrupted()) {
      all.add(new byte[1 << 20]);
    }
  }
}
