package io.tierworks.worker.kafka;

import io.tierworks.testkit.BrokerUnderTest;
import io.tierworks.testkit.OnDocker;

@OnDocker
class KafkaGroupIntakeOnDockerTest extends KafkaGroupIntakeTest {
  KafkaGroupIntakeOnDockerTest(BrokerUnderTest broker) throws Exception {
    super(broker);
  }
}
