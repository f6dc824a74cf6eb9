package io.tierworks.planner.job.handler;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierworks.common.contract.job.JobMessage;
import io.tierworks.common.contract.job.PlanForm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The planner reserves for the shipped examples what a worker computes as the worst case;
/// [Invariants] compares the two for every subtask that is sent.
class ExampleBoundsTest {

  /// The examples that a model plans.
  static List<Path> examples() throws IOException {
    var planned = new ArrayList<Path>();
    try (var files = Files.newDirectoryStream(Path.of("..", "examples"), "*.json")) {
      for (var file : files) {
        if (!Files.readString(file).contains("\"template\"")) {
          planned.add(file);
        }
      }
    }
    return planned;
  }

  @ParameterizedTest
  @MethodSource("examples")
  void anExampleIsReservedAsItsWorkersBoundIt(Path file) throws IOException {
    assertThat(begun(file).outstanding()).isNotEmpty().noneMatch(id -> id.startsWith("plan"));
  }

  /// The example whose answers have quotations.
  static World quoting() {
    try {
      return begun(Path.of("..", "examples", "contract-terms.json"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The work on an example has begun.
  private static World begun(Path file) throws IOException {
    var message = JobMessage.read(Files.readAllBytes(file), 8 << 20);
    assertThat(message).isInstanceOf(JobMessage.Valid.class);
    var job = ((JobMessage.Valid) message).job();
    var world = new World().submit(job);
    assertThat(world.outstanding()).isNotEmpty();
    if (world.outstanding().contains("plan-0001")) {
      var form = job.plan() == PlanForm.DAG ? "dag" : "map";
      var plan = Plans.form(form).step("sort", "nano", "items");
      world.plan((job.itemSchema() == null ? plan : plan.but(s -> s.putArray("output"))).json());
    }
    return world;
  }
}
