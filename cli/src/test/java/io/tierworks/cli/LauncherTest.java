package io.tierworks.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The launcher script, in an installation with a current build and fake JDKs that print their
/// arguments.
class LauncherTest {
  @TempDir Path folder;

  @BeforeEach
  void installation() throws IOException {
    Files.copy(Path.of("../tierworks"), folder.resolve("tierworks"));
    Files.createDirectories(folder.resolve("cli/target"));
    Files.createDirectories(folder.resolve("cli/src/main"));
    Files.writeString(folder.resolve("pom.xml"), "");
    Files.writeString(folder.resolve("cli/pom.xml"), "");
    Files.writeString(folder.resolve("cli/target/classpath"), folder.resolve("pom.xml").toString());
  }

  @Test
  void theScriptHasNoSyntaxError() throws Exception {
    assertThat(run(Map.of(), "bash", "-n", "tierworks").code()).isZero();
  }

  @Test
  void theJdkInJavaHomeIsUsed() throws Exception {
    var jdk = jdk("jdk-25", "25.0.1");

    var ran = launch(Map.of("JAVA_HOME", jdk.toString()), "jobs", "--open");

    assertThat(ran.code()).isZero();
    assertThat(ran.out()).contains("ran " + jdk).contains("TierworksMain jobs --open");
  }

  @Test
  void anOlderDefaultJdkIsSkipped() throws Exception {
    var old = jdk("jdk-17", "17.0.15");
    var right = jdk("jdk-25", "25.0.1");
    var path = right.resolve("bin") + ":" + System.getenv("PATH");

    var ran = launch(Map.of("JAVA_HOME", old.toString(), "PATH", path), "jobs");

    assertThat(ran.out()).startsWith("ran " + right);
  }

  @Test
  void anOlderJdkInTierworksJavaHomeIsRejected() throws Exception {
    var old = jdk("jdk-17", "17.0.15");

    var ran = launch(Map.of("TIERWORKS_JAVA_HOME", old.toString()), "jobs");

    assertThat(ran.code()).isEqualTo(3);
    assertThat(ran.out()).contains("is not a JDK 25 or newer");
  }

  @Test
  void withoutMavenAStaleBuildSaysWhatIsMissing() throws Exception {
    Files.delete(folder.resolve("cli/target/classpath"));
    var jdk = jdk("jdk-25", "25.0.1");

    var ran = launch(Map.of("JAVA_HOME", jdk.toString(), "PATH", toolsWithoutMaven()), "jobs");

    assertThat(ran.code()).isEqualTo(3);
    assertThat(ran.out()).contains("mvn is not on the PATH");
  }

  @Test
  void aBuildShowsEachModuleAndItsTimeAndOnlyBuildsWhatTheCommandNeeds() throws Exception {
    var ran = build("echo '[INFO] Building Tierworks :: common 0.1.0-SNAPSHOT  [4/7]'; echo noise");

    assertThat(ran.code()).isZero();
    assertThat(ran.out())
        .containsPattern("(?m)^ +\\d+ s  common$")
        .doesNotContain("noise")
        .contains("TierworksMain jobs");
    assertThat(folder.resolve("target/build.log"))
        .content()
        .contains("noise", "-Plauncher -pl cli -am package");
  }

  @Test
  void aFailedBuildShowsTheErrorsAndWhereTheRestIs() throws Exception {
    var ran = build("echo '[ERROR] no such symbol'; echo noise; exit 1");

    assertThat(ran.code()).isEqualTo(3);
    assertThat(ran.out())
        .contains("[ERROR] no such symbol", "target/build.log")
        .doesNotContain("noise", "TierworksMain");
  }

  @Test
  void theCacheThatUpWroteForThisJdkIsLoadedUntilTheNextBuild() throws Exception {
    var jdk = jdk("jdk-25", "25.0.1");
    var cache = folder.resolve("cli/target/aot/command-25.0.1+8.aot");
    Files.createDirectories(cache.getParent());
    Files.createFile(cache);
    var variables = Map.of("JAVA_HOME", jdk.toString());

    Files.setLastModifiedTime(cache, FileTime.from(Instant.now().plusSeconds(60)));
    assertThat(launch(variables, "jobs").out()).contains("-XX:AOTCache=" + cache.toRealPath());

    Files.setLastModifiedTime(cache, FileTime.from(Instant.EPOCH));
    assertThat(launch(variables, "jobs").out()).doesNotContain("AOTCache");
  }

  /// Runs the launcher on a stale build, with a Maven that runs this script.
  private CommandRun build(String maven) throws Exception {
    Files.writeString(folder.resolve("cli/target/classpath"), folder.resolve("gone").toString());
    var tools = Files.createDirectories(folder.resolve("tools"));
    var script = tools.resolve("mvn");
    Files.writeString(script, "#!/bin/sh\necho \"$@\"\n" + maven + "\n");
    assertThat(script.toFile().setExecutable(true)).isTrue();
    var path = tools + ":" + System.getenv("PATH");
    return launch(Map.of("JAVA_HOME", jdk("jdk-25", "25.0.1").toString(), "PATH", path), "jobs");
  }

  private String toolsWithoutMaven() throws IOException {
    var tools = Files.createDirectories(folder.resolve("tools"));
    for (var tool : List.of("dirname", "readlink", "sed", "find", "head")) {
      var file = tools.resolve(tool);
      Files.writeString(file, "#!/bin/sh\nPATH=/usr/bin:/bin exec " + tool + " \"$@\"\n");
      assertThat(file.toFile().setExecutable(true)).isTrue();
    }
    return tools.toString();
  }

  private Path jdk(String name, String version) throws IOException {
    var home = folder.resolve(name);
    Files.createDirectories(home.resolve("bin"));
    Files.writeString(
        home.resolve("release"),
        "JAVA_RUNTIME_VERSION=\"%s+8\"\nJAVA_VERSION=\"%1$s\"\n".formatted(version));
    var java = home.resolve("bin/java");
    Files.writeString(java, "#!/bin/sh\necho \"ran " + home + "\"\necho \"$@\"\n");
    assertThat(java.toFile().setExecutable(true)).isTrue();
    return home;
  }

  private CommandRun launch(Map<String, String> variables, String... arguments) throws Exception {
    var command = new ArrayList<>(List.of("bash", "tierworks"));
    command.addAll(List.of(arguments));
    return run(variables, command.toArray(String[]::new));
  }

  private CommandRun run(Map<String, String> variables, String... command) throws Exception {
    var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("TIERWORKS_"));
    builder.environment().putAll(variables);
    var process = builder.start();
    var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new CommandRun(process.waitFor(), out, "");
  }
}
