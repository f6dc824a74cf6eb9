package io.tierworks.cli.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierworks.cli.command.ExitCode;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class TopicsErrorsTest {
  @Test
  void aTimeOutIsNoRefusal() {
    var report = TopicsCommand.failure(new TimeoutException("timed out at 17")).report();
    assertThat(report.exitCode()).isEqualTo(ExitCode.UNREACHABLE);
    assertThat(report.error())
        .contains("did not complete the request in time", "timed out at 17", "safe to repeat")
        .doesNotContain("rejected");
  }

  @Test
  void aRefusalIsOne() {
    var report =
        TopicsCommand.failure(new InvalidReplicationFactorException("3 brokers needed")).report();
    assertThat(report.exitCode()).isEqualTo(ExitCode.JOB_FAILED);
    assertThat(report.error()).isEqualTo("the broker rejected the request: 3 brokers needed");
  }
}
