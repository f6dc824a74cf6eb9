package io.tierworks.worker.kafka;

import io.tierworks.common.testing.BrokerUnderTest;
import io.tierworks.common.testing.OnDocker;

@OnDocker
class KafkaGroupIntakeOnDockerTest extends KafkaGroupIntakeTest {
  KafkaGroupIntakeOnDockerTest(BrokerUnderTest broker) throws Exception {
    super(broker);
  }
}
