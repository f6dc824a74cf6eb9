package io.tierworks.worker.kafka;

import io.tierworks.common.testing.BrokerUnderTest;

class KafkaShareIntakeTest extends IntakeContract {
  KafkaShareIntakeTest(BrokerUnderTest broker) throws Exception {
    super("share", broker);
  }
}
