package io.tierworks.planner.simulation;

import io.tierworks.common.contract.subtask.Subtask;
import io.tierworks.common.cost.Money;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The provider, with a ledger of its own: the truth about money.
final class Endpoint {
  private final Map<String, List<Call>> calls = new LinkedHashMap<>();

  /// A call that was charged.
  record Call(String worker, Money cost) {}

  void charge(Subtask order, String worker, Money cost) {
    calls
        .computeIfAbsent(order.attempt().toString(), _ -> new ArrayList<>())
        .add(new Call(worker, cost));
  }

  List<Call> calls(String attempt) {
    return calls.getOrDefault(attempt, List.of());
  }
}
