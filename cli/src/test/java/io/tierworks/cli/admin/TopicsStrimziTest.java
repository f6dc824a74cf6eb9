package io.tierworks.cli.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierworks.cli.CommandRun;
import org.junit.jupiter.api.Test;

class TopicsStrimziTest {
  @Test
  void aTopicIsPrintedAsItIsDeclared() {
    var ran =
        CommandRun.command(
            "topics", "strimzi", "--cluster", "main", "--set", "topics.partitions=6");

    assertThat(ran.code()).isZero();
    assertThat(ran.out())
        .contains(
            """
            ---
            apiVersion: kafka.strimzi.io/v1
            kind: KafkaTopic
            metadata:
              name: tierworks.jobs
              labels:
                strimzi.io/cluster: main
            spec:
              topicName: tierworks.jobs
              partitions: 6
              config:
                cleanup.policy: delete
                max.message.bytes: "9437184"
                retention.ms: "604800000"
            """);
  }

  @Test
  void aRoleBecomesAUserWithExactlyItsRights() {
    assertThat(CommandRun.command("topics", "strimzi").out())
        .contains(
            """
            kind: KafkaUser
            metadata:
              name: tierworks.worker-mini
              labels:
                strimzi.io/cluster: kafka
            spec:
              authentication:
                type: scram-sha-512
              authorization:
                type: simple
                acls:
                  - resource:
                      type: topic
                      name: tierworks.subtasks.mini
                      patternType: literal
                    operations:
                      - Read
            """)
        .contains(
            """
                  - resource:
                      type: transactionalId
                      name: tierworks.planner-
                      patternType: prefix
                    operations:
                      - Write
            """);
  }

  @Test
  void theBrokersChooseTheReplicasUnlessSet() {
    assertThat(CommandRun.command("topics", "strimzi").out()).doesNotContain("replicas:");
    assertThat(CommandRun.command("topics", "strimzi", "--set", "topics.replication=3").out())
        .contains("  replicas: 3");
  }

  @Test
  void aPrefixThatKubernetesForbidsIsChangedInTheResourceNameOnly() {
    assertThat(CommandRun.command("topics", "strimzi", "--set", "topics.prefix=_Team_A.").out())
        .contains("  name: team-a.jobs\n", "  topicName: _Team_A.jobs\n");
  }

  @Test
  void theManifestCannotBeLimitedToARole() {
    assertThat(CommandRun.command("topics", "strimzi", "--role", "planner").code()).isEqualTo(2);
  }
}
