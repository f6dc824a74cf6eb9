package io.tierworks.e2e;

import java.util.List;
import java.util.Set;

/// An advised command with the arguments of its case, and what it has to do.
///
/// @param advice as in messages and pages
/// @param says a part of what it prints
record TriedAdvice(String advice, String command, int code, String says) {
  /// These start, stop or read programs on this machine. Every installation of the tests starts
  /// planners and workers, `LocalStackTest` and `LocalStackCommandsTest` the stack, and
  /// `NewcomerTest` the demo and documents as items. A review of a subtask's answer has a test of
  /// its own in `ApprovalAndReviewTest`.
  static final Set<String> ELSEWHERE =
      Set.of(
          "demo",
          "demo --list",
          "demo invoice-extraction",
          "down",
          "down --data ID",
          "logs",
          "planner",
          "ps",
          "review JOB --subtask SUBTASK",
          "submit FILE --input contract.pdf",
          "up",
          "up -d",
          "worker --tier",
          "worker --tier ID",
          "worker --tier T");

  /// In the order of a job's life. `done` has ended, `planned` waits for approval, `answered` for
  /// review, and `dead` is a dead letter.
  static final List<TriedAdvice> ALL =
      List.of(
          to("revise", "revise planned use-fewer-steps", "is asked about again"),
          to("raise", "raise planned --max-cost 200", "the limit is raised"),
          to("raise ID --max-cost 1", "raise planned --max-cost 250", "the limit is raised"),
          to("inbox", "inbox", "approval"),
          to("approve", "approve planned", "the plan is approved"),
          to("review", "review answered", "the answer is accepted"),
          to("answer", "answer asking It-was-about-a-refund", "the next attempt is told"),
          to("show", "show done", "Job done: completed"),
          to("show ID", "show done", "Job done: completed"),
          to("watch ID", "watch done", "Job done: completed"),
          to("watch", "watch done", "Job done: completed"),
          to("jobs", "jobs", "answered"),
          to("jobs --limit 1", "jobs --limit 1", "more; `tierworks jobs --limit"),
          to("submit FILE", "submit FILE", "is not run again"),
          to("submit FILE --again", "submit FILE --again", "sent done-2"),
          new TriedAdvice(
              "submit FILE --gaps",
              "submit FILE --gaps",
              5,
              "all items of job 'done' are answered"),
          to("dlq list", "dlq list", "invalid"),
          to("dlq list --all", "dlq list --all", "invalid"),
          new TriedAdvice("dlq", "dlq", 2, "redrive"),
          new TriedAdvice("doctor", "doctor", 1, "tierworks dlq list jobs"),
          to("config", "config", "topics.prefix"),
          to("topics create", "topics create", "all topics exist"),
          to("topics check", "topics check", "match their declaration"),
          to("topics acls", "topics acls", "--operation"),
          to("topics acls --role operator", "topics acls --role operator", "--operation"),
          to("topics strimzi", "topics strimzi", "kind: KafkaTopic"),
          to(
              "topics strimzi --cluster NAME",
              "topics strimzi --cluster main",
              "strimzi.io/cluster: main"));

  private static TriedAdvice to(String advice, String command, String says) {
    return new TriedAdvice(advice, command, 0, says);
  }

  /// Whether the command talks to an installation.
  boolean needsBroker() {
    return !command.equals("dlq");
  }
}
