package io.tierworks.common.broker;

/// Names of the headers of our messages. Values are UTF-8 text.
public final class MessageHeaders {
  public static final String ID = "ce_id";
  public static final String TYPE = "ce_type";
  public static final String CONTENT_TYPE = "content-type";
  public static final String DEAD_TOPIC = "__dlq.errors.topic";
  public static final String DEAD_PARTITION = "__dlq.errors.partition";
  public static final String DEAD_OFFSET = "__dlq.errors.offset";
  public static final String DEAD_GROUP = "__dlq.errors.group";
  public static final String DEAD_DELIVERIES = "__dlq.errors.delivery.count";
  public static final String DEAD_MESSAGE = "__dlq.errors.message";
  public static final String TIER = "tier";
  public static final String ATTEMPT = "attempt";
  public static final String REASON = "reason";
  public static final String COST = "cost";

  /// Whether a part of the cost is an upper bound.
  public static final String ESTIMATED = "estimated";

  /// How often a dead letter was sent to its topic again.
  public static final String REDRIVEN = "tierworks-redriven";

  /// On the marker of a handled dead letter: the position of the letter.
  public static final String REDRIVEN_LETTER = "tierworks-redriven-letter";

  /// On the marker of a subtask that is tried again: the attempt that its letter names.
  public static final String REDRIVEN_ATTEMPT = "tierworks-redriven-attempt";

  private MessageHeaders() {}

  /// The value of [#TYPE] for a message of ours.
  ///
  /// @param name for example `subtask`, `job.result`
  public static String type(String name) {
    return "io.tierworks." + name;
  }
}
