package io.tierworks.cli.dlq;

import picocli.CommandLine.Option;

/// Which letters are meant. What is not given narrows nothing.
final class DeadLetterFilter {
  @Option(names = "--tier", paramLabel = "T", description = "Only subtasks of this tier.")
  private String tier = "";

  @Option(names = "--job", paramLabel = "ID", description = "Only letters of this job.")
  private String job = "";

  @Option(
      names = "--reason",
      paramLabel = "WORD",
      description = "Only letters with this reason, such as attempts_exhausted.")
  private String reason = "";

  boolean covers(DeadLetterView letter) {
    return is(tier, letter.tier()) && is(job, letter.job()) && is(reason, letter.reason());
  }

  private static boolean is(String asked, String there) {
    return asked.isEmpty() || asked.equals(there);
  }
}
