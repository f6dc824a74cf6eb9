package io.tierworks.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.marcnuri.helm.Helm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The notes that Helm prints after an install.
class NotesTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void everySecretThatAPodWaitsForHasTheCommandThatMakesIt() throws IOException {
    var values =
        """
        planner: {apiToken: {secret: api-token}}
        tiers: {nano: {secret: {name: nano-key, key: k}}}
        """;
    var notes = notes(values);

    for (var workload : Chart.render(values).workloads()) {
      assertThat(workload.secrets())
          .allSatisfy(secret ->
              assertThat(notes)
                  .contains("kubectl -n tierworks create secret generic " + secret + " "));
    }
    assertThat(notes)
        .contains("1. ", "2. ", "3. ", "api-token --from-file=token=", "nano-key --from-file=k=");
  }

  @Test
  void theNextStepsLeadToAFirstJob() throws IOException {
    assertThat(notes(""))
        .contains("kubectl -n tierworks get pods", "Send a job to the topic tierworks.jobs")
        .contains("component=topics", "port-forward svc/tierworks-planner 8080")
        .contains("the planner's API has no token");
  }

  @Test
  void theNotesWarnAboutAGraceThatCutsCalls() throws IOException {
    assertThat(notes("tiers: {mini: {graceSeconds: 5}}"))
        .contains("a stopping worker of mini gives its calls 5 s, but a call may take 60 s");
    assertThat(notes("")).doesNotContain("that stops gives");
  }

  /// Uses a dry-run install. Its Helm assumes an old Kubernetes version, so the test renders a
  /// chart without a version constraint.
  private String notes(String values) throws IOException {
    var chart = folder.resolve("tierworks");
    try (var files = Files.walk(Chart.FOLDER)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        var copy = chart.resolve(Chart.FOLDER.relativize(file));
        Files.createDirectories(copy.getParent());
        Files.writeString(copy, Files.readString(file).replaceFirst("(?m)^kubeVersion:.*$", ""));
      }
    }
    var given = Files.writeString(folder.resolve("values.yaml"), values);
    var said =
        new Helm(chart)
            .install()
            .withName("tierworks")
            .withNamespace("tierworks")
            .withValuesFile(given)
            .clientOnly()
            .debug()
            .call()
            .getOutput();
    return said.substring(said.indexOf("NOTES:"));
  }
}
