package io.tierworks.worker.kafka;

import io.tierworks.common.testing.BrokerUnderTest;

class KafkaGroupIntakeTest extends IntakeContract {
  KafkaGroupIntakeTest(BrokerUnderTest broker) throws Exception {
    super("group", broker);
  }
}
