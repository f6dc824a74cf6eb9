package io.tierworks.e2e.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierworks.common.contract.json.MalformedMessage;
import io.tierworks.e2e.installation.Layout;
import io.tierworks.e2e.installation.TestInstallation;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/// The quality benchmark with one seed and few tasks, for `mvn verify`. Its bounds are wide, as few
/// tasks say little.
public final class ShortComparison {
  private static final int TASKS = 100;
  private static final List<Contender> CONTENDERS =
      List.of(Contender.CASCADE, Contender.FLAGSHIP, Contender.NANO);

  private final QualityRun run = new QualityRun(List.of(Suite.MIXED), 1, TASKS, CONTENDERS);

  /// The layout with the tasks' answer keys and the contenders' templates.
  public Layout prepare(Layout layout) throws IOException {
    var folder = Files.createTempDirectory("tierworks-comparison");
    return layout
        .withAnswerKeys(run.prepare(folder))
        .with("planner.templates", folder.resolve("templates").toString());
  }

  public void run(TestInstallation installation) throws MalformedMessage {
    var scores = run.run(installation).getOrDefault(Suite.MIXED, new Scores());
    var cascade = scores.total(Contender.CASCADE);
    var flagship = scores.total(Contender.FLAGSHIP);
    var nano = scores.total(Contender.NANO);
    assertThat(List.of(cascade.tasks(), flagship.tasks(), nano.tasks())).containsOnly(TASKS);
    assertThat(flagship.quality()).isBetween(0.8, 0.98);
    assertThat(nano.quality()).isBetween(0.7, flagship.quality());
    assertThat(cascade.quality()).isGreaterThan(nano.quality());
    assertThat(nano.cost()).isLessThan(0.1 * flagship.cost());
    assertThat(cascade.cost()).isBetween(nano.cost(), 0.8 * flagship.cost());
  }
}
