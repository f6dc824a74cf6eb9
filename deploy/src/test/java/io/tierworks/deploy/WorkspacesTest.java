package io.tierworks.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The values `workspaces` and `checkout`.
class WorkspacesTest {
  private static final Manifests MANIFESTS = Mode.WORKSPACES.render();

  @Test
  void theWorkersOfAllTiersKnowAllWorkspacesAndThePlannerWhoMayNameThem() {
    for (var tier : List.of("nano", "mini", "flagship")) {
      var worker = MANIFESTS.workload("tierworks-worker-" + tier);
      assertThat(EnvironmentTest.settings(MANIFESTS, worker).below("workspace."))
          .containsOnly(
              Map.entry("handbook.path", "/workspaces/handbook"),
              Map.entry("public.path", "/workspaces/public"),
              Map.entry("shop.path", "/workspaces/shop"));
    }
    var planner = MANIFESTS.workload("tierworks-planner");
    assertThat(EnvironmentTest.settings(MANIFESTS, planner).below("workspace."))
        .containsOnly(Map.entry("handbook.tenants", "legal,human resources"));
  }

  @Test
  void aWorkerCanOnlyReadItsWorkspaces() {
    var worker = MANIFESTS.workload("tierworks-worker-nano");

    assertThat(worker.container().path("volumeMounts"))
        .filteredOn(mount -> mount.path("mountPath").asText().startsWith("/workspaces/"))
        .hasSize(3)
        .allMatch(mount -> mount.path("readOnly").asBoolean());
    assertThat(named(worker.pod().path("volumes"), "workspace-handbook"))
        .hasToString(
            """
            {"name":"workspace-handbook","persistentVolumeClaim":{"claimName":"handbook","readOnly":true}}\
            """
                .strip());
  }

  @Test
  void aCheckoutIsAsConfinedAsAWorkerAndItsLoginIsNotTheWorkers() {
    var worker = MANIFESTS.workload("tierworks-worker-nano");
    var checkouts = worker.pod().path("initContainers");

    assertThat(checkouts)
        .hasSize(2)
        .allSatisfy(container -> {
          assertThat(container.path("securityContext"))
              .isEqualTo(worker.container().path("securityContext"));
          assertThat(container.path("image").asText()).containsPattern(":v?[0-9]");
        });
    assertThat(named(checkouts, "checkout-shop").toString()).contains("git-shop");
    assertThat(named(checkouts, "checkout-public").toString()).doesNotContain("/etc/tierworks/git");
    assertThat(worker.container().toString()).doesNotContain("/etc/tierworks/git");
  }

  /// Runs the container's own command, with a repository on disk as its server.
  @Test
  void theCommandChecksOutWhatTheValuesNameAndMayRunTwice(@TempDir Path folder)
      throws IOException, InterruptedException {
    var origin = Files.createDirectory(folder.resolve("origin"));
    var target = Files.createDirectory(folder.resolve("target"));
    run(origin, Map.of(), "git", "init", "--quiet", "--initial-branch=main");
    commit(origin, "one");
    run(origin, Map.of(), "git", "tag", "v1.2");
    commit(origin, "two");

    checkout(target, origin, "v1.2");
    assertThat(target.resolve("file")).hasContent("one");
    checkout(target, origin, "main");

    assertThat(target.resolve("file")).hasContent("two");
    assertThat(target.resolve(".git/HEAD")).content().matches("[0-9a-f]{40}\n");
  }

  private static void checkout(Path target, Path origin, String ref)
      throws IOException, InterruptedException {
    var container =
        named(
            MANIFESTS.workload("tierworks-worker-nano").pod().path("initContainers"),
            "checkout-public");
    var command = new ArrayList<String>();
    container.path("command").forEach(word -> command.add(word.asText()));
    container.path("args").forEach(word -> command.add(word.asText()));
    var variables = new TreeMap<String, String>();
    container
        .path("env")
        .forEach(each -> variables.put(each.path("name").asText(), each.path("value").asText()));
    assertThat(variables).containsEntry("URL", "https://git.example.com/public.git");
    variables.put("FOLDER", target.toString());
    variables.put("URL", origin.toUri().toString());
    variables.put("REF", ref);
    variables.put("HOME", target.toString());
    run(target, variables, command.toArray(String[]::new));
  }

  private static void commit(Path repository, String content)
      throws IOException, InterruptedException {
    Files.writeString(repository.resolve("file"), content);
    run(repository, Map.of(), "git", "add", "file");
    run(
        repository,
        Map.of(),
        "git",
        "-c",
        "user.name=test",
        "-c",
        "user.email=test@example.org",
        "commit",
        "--quiet",
        "--message",
        content);
  }

  private static void run(Path folder, Map<String, String> variables, String... command)
      throws IOException, InterruptedException {
    var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().putAll(variables);
    var process = builder.start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
  }

  private static JsonNode named(JsonNode list, String name) {
    for (var each : list) {
      if (each.path("name").asText().equals(name)) {
        return each;
      }
    }
    throw new AssertionError(name + " among " + list);
  }
}
