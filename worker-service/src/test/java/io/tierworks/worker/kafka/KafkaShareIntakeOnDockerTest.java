package io.tierworks.worker.kafka;

import io.tierworks.testkit.BrokerUnderTest;
import io.tierworks.testkit.OnDocker;

@OnDocker
class KafkaShareIntakeOnDockerTest extends KafkaShareIntakeTest {
  KafkaShareIntakeOnDockerTest(BrokerUnderTest broker) throws Exception {
    super(broker);
  }
}
