package io.tierworks.common.broker.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierworks.common.broker.Topics;
import io.tierworks.common.settings.Settings;
import io.tierworks.common.testing.GeneratedPart;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.resource.PatternType;
import org.junit.jupiter.api.Test;

/// Keeps the table of rights in `docs/reference/rights.md` true. Rewrite it with
/// `-Dtierworks.docs=write`.
class AccessTableTest {
  private static final GeneratedPart PART =
      new GeneratedPart(
          Path.of("../docs/reference/rights.md"),
          "<!-- rights: made from the roles -->\n",
          "<!-- end of rights -->\n");
  private static final List<Role> ROLES = Role.all(Topics.from(Settings.of(Map.of())));

  @Test
  void thePageListsEveryRightAsTheRolesHaveIt() throws IOException {
    PART.mustBe(table());
  }

  @Test
  void aWorkerReadsItsOwnTierOnlyAndWritesNoStateOfJobs() {
    var worker = ROLES.stream().filter(role -> role.name().equals("worker-nano")).findFirst();
    assertThat(worker.orElseThrow().rights())
        .allSatisfy(
            right -> assertThat(right.resource().patternType()).isEqualTo(PatternType.LITERAL))
        .extracting(right -> right.resource().name() + " " + right.operations())
        .containsExactlyInAnyOrder(
            "tierworks.subtasks.nano [READ]",
            "tierworks.worker.commands [READ]",
            "tierworks.subtask.results [WRITE]",
            "tierworks.worker.status [WRITE]",
            "tierworks.dlq.subtasks [WRITE]",
            "tierworks.workers.nano [READ]");
  }

  private static String table() {
    return "| Role | Resource | Name | Operations |\n|---|---|---|---|\n"
        + ROLES.stream()
            .flatMap(role -> role.rights().stream().map(right -> row(role, right)))
            .collect(Collectors.joining());
  }

  private static String row(Role role, Right right) {
    return "| `%s` | %s | `%s` | %s |%n"
        .formatted(
            role.name(),
            right.resourceType(" "),
            right.resourceName(),
            String.join(", ", right.operationNames()));
  }
}
