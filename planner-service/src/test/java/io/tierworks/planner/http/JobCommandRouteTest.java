package io.tierworks.planner.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierworks.common.contract.job.JobCommand;
import io.tierworks.common.http.Api.Reply;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JobCommandRouteTest {
  private final List<JobCommand> sent = new ArrayList<>();
  private final JobCommandRoute route = new JobCommandRoute(sent::add);

  @Test
  void aCommandIsWrittenForTheJobInThePath() {
    assertThat(post("j/answer", "{\"answer\":\"Net.\",\"by\":\"kim\",\"id\":\"other\"}"))
        .hasValueSatisfying(reply -> assertThat(reply.status()).isEqualTo(202));
    assertThat(sent).containsExactly(new JobCommand.Answer("j", null, "Net.", "kim"));
  }

  @Test
  void aCommandThatBreaksItsSchemaIsRefusedWithTheRule() {
    for (var body : List.of("{}", "[]", "no json", "{\"answer\":\"\"}")) {
      assertThat(post("j/answer", body))
          .as(body)
          .hasValueSatisfying(reply -> assertThat(reply.status()).isEqualTo(400));
    }
    assertThat(sent).isEmpty();
  }

  @Test
  void jobsAreNotAcceptedHereNorUnknownCommands() {
    assertThat(post("j/accept", "{}")).isEmpty();
    assertThat(post("j/explode", "{}")).isEmpty();
    assertThat(post("j", "{}")).isEmpty();
  }

  private Optional<Reply> post(String path, String body) {
    return route.change(path, body.getBytes(StandardCharsets.UTF_8));
  }
}
