package io.tierworks.cli.dlq;

import picocli.CommandLine.Option;

/// Selects dead letters. An option that is not given matches all.
final class DeadLetterFilter {
  @Option(names = "--tier", paramLabel = "TIER", description = "Only subtasks of this tier.")
  private String tier = "";

  @Option(names = "--job", paramLabel = "ID", description = "Only dead letters of this job.")
  private String job = "";

  @Option(
      names = "--reason",
      paramLabel = "REASON",
      description = "Only dead letters with this reason, such as attempts_exhausted.")
  private String reason = "";

  boolean matches(DeadLetterView view) {
    return matches(tier, view.tier()) && matches(job, view.job()) && matches(reason, view.reason());
  }

  private static boolean matches(String wanted, String actual) {
    return wanted.isEmpty() || wanted.equals(actual);
  }
}
