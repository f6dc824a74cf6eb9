package io.tierworks.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierworks.common.testing.Advice;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;

/// Messages and pages that tell a person to run a command name one that exists.
class AdviceTest {
  @Test
  void everyCommandInMessagesAndPagesCanBeRun() throws IOException {
    assertThat(Advice.all()).contains("submit FILE --again", "doctor", "show ID", "approve");
    assertThat(Advice.all()).filteredOn(advice -> !isAccepted(advice)).isEmpty();
  }

  private static boolean isAccepted(String advice) {
    try {
      TierworksMain.commandLine().parseArgs(advice.split("\\s+"));
      return true;
    } catch (ParameterException e) {
      // The advice names a command without its arguments.
      return e instanceof MissingParameterException;
    }
  }
}
