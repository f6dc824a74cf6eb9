package io.tierworks.planner.simulation;

/// What went wrong in a history, and what is rarely done about it. Counted, so that a test can tell
/// that all of it happens.
enum Incident {
  PLANNER_CRASH,
  ABORT,
  WORKER_CRASH,
  WORKER_FREEZE,
  WORKER_UNHEARD,
  WORKER_LEAVES,
  PROMISE_UNSURE,
  ACCEPTED_IN_VAIN,
  BROKER_STALL,
  RECORD_ARCHIVED,
  REPORT_TWICE,
  COMMAND_TWICE,
  ORDER_SEEN_AGAIN,
  CALL_CANCELLED,
  LEFT_TO_A_NEW_PLAN,
  PLANNED_AGAIN,
  ANSWERED_IN_PART
}
