package io.tierworks.e2e.crash;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/// When records of a topic were made and when a reader saw them, in the order seen. Not
/// thread-safe.
final class EventArrivals {
  private final List<Arrival> seen = new ArrayList<>();

  private record Arrival(int partition, long made, long at) {}

  void add(int partition, long made, long at) {
    seen.add(new Arrival(partition, made, at));
  }

  Optional<Long> first(long madeAfter) {
    return seen.stream().filter(a -> a.made() > madeAfter).map(Arrival::at).findFirst();
  }

  /// How long a record was under way that was so at some time between two moments, at most.
  Optional<Long> longestWay(long from, long to) {
    return seen.stream()
        .filter(a -> a.made() <= to && a.at() >= from)
        .map(a -> a.at() - a.made())
        .max(Long::compare);
  }

  /// Empty when one of the partitions stayed silent, or there are none.
  Optional<Long> onEach(long madeAfter, Collection<Integer> partitions) {
    var first = new HashMap<Integer, Long>();
    seen.stream()
        .filter(a -> a.made() > madeAfter)
        .forEach(a -> first.putIfAbsent(a.partition(), a.at()));
    first.keySet().retainAll(partitions);
    return first.size() < partitions.size()
        ? Optional.empty()
        : first.values().stream().max(Long::compare);
  }
}
