package io.tierworks.cli.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierworks.cli.CommandRun;
import org.junit.jupiter.api.Test;

class TopicAclsTest {
  @Test
  void everyRightIsALineOfArgumentsForKafkaAcls() {
    var ran = CommandRun.command("topics", "acls", "--set", "topics.prefix=tw.");

    assertThat(ran.code()).isZero();
    assertThat(ran.out().lines())
        .contains(
            "--add --allow-principal User:worker-nano --operation Read --topic tw.subtasks.nano",
            "--add --allow-principal User:planner --operation Write"
                + " --transactional-id tw.planner- --resource-pattern-type prefixed")
        .allMatch(line -> line.startsWith("--add --allow-principal User:"));
  }

  @Test
  void oneRoleCanBePrintedForAnotherPrincipal() {
    var ran =
        CommandRun.command(
            "topics", "acls", "--role", "worker-mini", "--principal", "User:CN=mini-pool");

    assertThat(ran.out().lines())
        .isNotEmpty()
        .allMatch(line -> line.contains("--allow-principal User:CN=mini-pool "));
    assertThat(ran.out()).doesNotContain("subtasks.nano");
  }

  @Test
  void jsonHasOneObjectPerLine() {
    var ran = CommandRun.command("topics", "acls", "--json", "--role", "user");

    assertThat(ran.out().lines())
        .contains(
            "{\"role\":\"user\",\"principal\":\"User:user\",\"resource\":\"TOPIC\",\"name\":\"tierworks.jobs\","
                + "\"pattern\":\"LITERAL\",\"operations\":[\"WRITE\"]}");
  }

  @Test
  void anUnknownRoleIsWrongUsageAndTheRolesAreListed() {
    var ran = CommandRun.command("topics", "acls", "--role", "worker-giant");

    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err())
        .contains("there is no role 'worker-giant'")
        .contains("worker-nano", "operator");
  }

  @Test
  void aPrincipalWithoutARoleIsRejected() {
    assertThat(CommandRun.command("topics", "acls", "--principal", "User:x").code()).isEqualTo(2);
  }
}
