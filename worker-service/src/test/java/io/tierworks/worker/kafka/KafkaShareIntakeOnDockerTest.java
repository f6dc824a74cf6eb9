package io.tierworks.worker.kafka;

import io.tierworks.common.testing.BrokerUnderTest;
import io.tierworks.common.testing.OnDocker;

@OnDocker
class KafkaShareIntakeOnDockerTest extends KafkaShareIntakeTest {
  KafkaShareIntakeOnDockerTest(BrokerUnderTest broker) throws Exception {
    super(broker);
  }
}
