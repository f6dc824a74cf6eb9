package io.tierworks.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierworks.cli.command.ExitCode;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.common.contract.result.JobResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class ExitCodesTest {
  private static final String NO_BROKER = "127.0.0.1:1";

  @TempDir Path folder;

  @Test
  void aMissingFileIsWrongUsage() {
    var ran = CommandRun.command("submit", folder.resolve("none.json").toString());

    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err()).contains("none.json cannot be read");
  }

  @Test
  void anInvalidJobIsNotSentAndTheMessageNamesFieldRuleAndFix() throws IOException {
    var file = Files.writeString(folder.resolve("job.json"), "{\"gol\": \"x\"}");

    var ran = CommandRun.command("submit", file.toString(), "--bootstrap", NO_BROKER);

    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err())
        .contains("nothing was sent")
        .contains("gol: unknown field (did you mean 'goal'?)")
        .contains("goal: missing");
  }

  @Test
  void malformedJsonIsReportedWithItsPosition() throws IOException {
    var file = Files.writeString(folder.resolve("job.json"), "{\"goal\": ");

    var ran = CommandRun.command("submit", file.toString(), "--bootstrap", NO_BROKER);

    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err()).contains("not valid JSON at line 1");
  }

  @Test
  void aBrokerThatDoesNotAnswerIsNamed() {
    var ran =
        CommandRun.command("submit", GoldenFile.file("job").toString(), "--bootstrap", NO_BROKER);

    assertThat(ran.code()).isEqualTo(3);
    assertThat(ran.err())
        .contains("no Kafka broker answers at " + NO_BROKER)
        .contains("--bootstrap");
  }

  @Test
  void withJsonEveryErrorIsOneObjectWithItsParts() throws Exception {
    var file = Files.writeString(folder.resolve("job.json"), "{\"gol\": \"x\"}");

    var invalid = error("submit", file.toString(), "--json");
    assertThat(invalid.at("/error").asText()).endsWith("is not a valid job; nothing was sent");
    assertThat(invalid.at("/exitCode").asInt()).isEqualTo(2);
    assertThat(invalid.at("/violations/0/field").asText()).isEqualTo("gol");
    assertThat(invalid.at("/violations/0/rule").asText()).isEqualTo("unknown field");
    assertThat(invalid.at("/violations/0/hint").asText()).isEqualTo("did you mean 'goal'?");
    var golden = GoldenFile.file("job").toString();
    var unreachable = error("submit", golden, "--json", "--bootstrap", NO_BROKER);
    assertThat(unreachable.at("/exitCode").asInt()).isEqualTo(3);
    assertThat(unreachable.at("/error").asText()).contains("no Kafka broker answers");
    assertThat(error("submit", "--json").at("/error").asText()).contains("FILE");
    assertThat(error("config", "--json", "--set", "botstrap=x:1").at("/error").asText())
        .contains("did you mean bootstrap?");
  }

  private static JsonNode error(String... arguments) throws Exception {
    var ran = CommandRun.command(arguments);
    assertThat(ran.err()).isEmpty();
    assertThat(ran.out().lines()).hasSize(1);
    var error = Wire.tree(ran.out());
    assertThat(ran.code()).isEqualTo(error.at("/exitCode").asInt());
    return error;
  }

  @Test
  void anUnknownSettingIsWrongUsageAndASimilarOneIsSuggested() {
    var ran = CommandRun.command("config", "--set", "botstrap=x:1");

    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err()).contains("botstrap: no such setting; did you mean bootstrap?");
  }

  @Test
  void anUnknownTierIsWrongUsage() {
    assertThat(CommandRun.command("worker", "--tier", "giant").err())
        .contains("there is no tier 'giant'");
    assertThat(CommandRun.command("up", "--workers", "giant=1").code()).isEqualTo(2);
  }

  @Test
  void aWrongPositionIsReportedBeforeTheBrokerIsAsked() {
    for (var command : new String[] {"show", "redrive"}) {
      var ran = CommandRun.command("dlq", command, "subtasks:17", "--bootstrap", NO_BROKER);
      assertThat(ran.code()).isEqualTo(2);
      assertThat(ran.err()).contains("'subtasks:17' is not the position", "such as subtasks/0:17");
    }
  }

  @Test
  void redriveNeedsDeadLettersToRedrive() {
    assertThat(CommandRun.command("dlq", "redrive", "--bootstrap", NO_BROKER).code()).isEqualTo(2);
    assertThat(CommandRun.command("dlq", "redrive", "jobs/0:1", "--all").code()).isEqualTo(2);
    assertThat(CommandRun.command("dlq").err())
        .contains("Missing required subcommand", "list", "show", "redrive");
    var unknown = CommandRun.command("dlq", "list", "subtask");
    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.err().replaceAll("\\s+", " "))
        .contains(
            "'subtask' is no topic; it is one of jobs, subtasks, results (did you mean 'subtasks'?)");
  }

  @Test
  void listingDeadLettersWithoutABrokerExitsWithUnreachable() {
    assertThat(CommandRun.command("dlq", "list", "--bootstrap", NO_BROKER).code()).isEqualTo(3);
  }

  @Test
  void aRaisedLimitMustBePositive() {
    assertThat(CommandRun.command("raise", "j", "--bootstrap", NO_BROKER).err())
        .contains("--max-cost 2.50", "--max-time 30m");
    assertThat(CommandRun.command("raise", "j", "--max-cost", "0").code()).isEqualTo(2);
    assertThat(CommandRun.command("raise", "j", "--max-time", "PT-1M").code()).isEqualTo(2);
    var wrong = CommandRun.command("raise", "j", "--max-time", "half an hour");
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.err()).contains("'half an hour' is not a duration, such as 30m");
    assertThat(CommandRun.command("raise", "j", "--max-cost", "2", "--bootstrap", NO_BROKER).code())
        .isEqualTo(3);
  }

  @Test
  void aPartialResultCountsAsSuccessOnlyWithAnAnswer() throws Exception {
    var partial = GoldenFile.read("job-result-partial", JobResult.class);
    var none = Wire.convert(((ObjectNode) Wire.toTree(partial)).without("answer"), JobResult.class);

    assertThat(ExitCode.of(partial)).isZero();
    assertThat(ExitCode.of(none)).isEqualTo(1);
  }

  @Test
  void aMisspelledCommandOrOptionIsNamedWithTheNearestOne() {
    assertThat(CommandRun.command("sumbit", "x.json").err())
        .isEqualTo(
            "tierworks: there is no command 'sumbit' (did you mean 'submit'?); `tierworks --help` shows what there is\n");
    var ran = CommandRun.command("submit", "x.json", "--wiat");
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err())
        .contains(
            "there is no option '--wiat' (did you mean '--wait'?)", "tierworks submit --help");
    assertThat(CommandRun.command("jobs", "x").err()).contains("unexpected argument 'x'");
  }

  @Test
  void aWrongValueIsExplainedWithoutNamesOfJava() {
    for (var wrong :
        new String[][] {
          {"raise", "j", "--max-cost", "two"},
          {"jobs", "--limit", "many"},
          {"raise", "j", "--max-time", "soon"},
          {"show"},
          {"dlq", "list", "tasks"},
          {"completion", "fish"},
        }) {
      var ran = CommandRun.command(wrong);
      assertThat(ran.code()).isEqualTo(2);
      assertThat(ran.err()).doesNotContain("BigDecimal", " int", "java.", "Exception", "index");
      assertThat(ran.err().strip().lines().toList().getLast()).startsWith("tierworks: ");
    }
  }

  @Test
  void aTimeLimitIsTakenInBothNotations() {
    for (var time : new String[] {"30m", "PT30M"}) {
      var ran = CommandRun.command("raise", "j", "--max-time", time, "--bootstrap", NO_BROKER);
      assertThat(ran.code()).isEqualTo(3);
    }
  }

  @Test
  void aPipeGetsNoEscapeCodes() {
    assertThat(CommandRun.command("--help").out()).contains("submit").doesNotContain("\u001b");
    assertThat(CommandRun.command("dlq").err()).contains("list").doesNotContain("\u001b");
  }

  @Test
  void anUnknownExampleIsWrongUsage() {
    assertThat(CommandRun.command("demo", "nothing-like-this").code()).isEqualTo(2);
  }

  @Test
  void withoutACommandTheCommandsAreListed() {
    var ran = CommandRun.command();

    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err()).contains("demo", "submit", "doctor");
  }
}
