package io.tierworks.planner.kafka;

/// Ids of the messages that follow from one cause, such as a record: the cause and a number. If the
/// cause is handled again after an aborted transaction, its messages get the same ids. Not
/// thread-safe.
final class EventIds {
  private String cause = "";
  private int number;

  String next(String causeNow) {
    number = causeNow.equals(cause) ? number + 1 : 0;
    cause = causeNow;
    return cause + "/" + number;
  }
}
