package io.tierworks.worker.kafka;

import io.tierworks.testkit.BrokerUnderTest;

class KafkaShareIntakeTest extends IntakeContract {
  KafkaShareIntakeTest(BrokerUnderTest broker) throws Exception {
    super("share", broker);
  }
}
