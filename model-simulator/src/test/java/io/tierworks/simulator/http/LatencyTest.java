package io.tierworks.simulator.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierworks.simulator.Client;
import io.tierworks.simulator.Simulator;
import io.tierworks.simulator.catalog.Latency;
import io.tierworks.simulator.catalog.Model;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LatencyTest {
  @Test
  void the_same_request_takes_the_same_time() {
    Latency latency = new Latency(1);
    assertThat(latency.of(Model.MINI, 80, 42)).isEqualTo(latency.of(Model.MINI, 80, 42));
  }

  @Test
  void the_flagship_takes_about_a_second_for_fifty_tokens_and_one_in_a_hundred_straggles() {
    Latency latency = new Latency(1);
    long stragglers = 0;
    double sum = 0;
    for (int key = 0; key < 10_000; key++) {
      Duration time = latency.of(Model.FLAGSHIP, 53, key);
      stragglers += time.toMillis() > 4_000 ? 1 : 0;
      sum += time.toMillis();
    }
    assertThat(sum / 10_000).isBetween(950.0, 1_250.0);
    assertThat(stragglers).isBetween(60L, 150L);
  }

  @Test
  void scale_zero_is_no_time_at_all_and_can_be_set_while_running() throws Exception {
    assertThat(new Latency(0).of(Model.FLAGSHIP, 5_000, 1)).isZero();
    try (Simulator simulator = Simulator.start(Client.instant());
        Client client = new Client(simulator)) {
      client.admin("POST", "/latency", "{\"scale\":0.5}");
      long before = System.nanoTime();
      client.chat(Client.ticket("gpt-5.4", "hello there"));
      assertThat(System.nanoTime() - before).isGreaterThan(100_000_000L);
      assertThat(client.admin("POST", "/latency", "{}").statusCode()).isEqualTo(400);
    }
  }
}
