package io.tierworks.worker.kafka;

import io.tierworks.testkit.BrokerUnderTest;

class KafkaGroupIntakeTest extends IntakeContract {
  KafkaGroupIntakeTest(BrokerUnderTest broker) throws Exception {
    super("group", broker);
  }
}
