package io.tierworks.planner.job.handler;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierworks.common.contract.job.JobCommand;
import io.tierworks.common.contract.job.JobStatus;
import io.tierworks.common.contract.job.Limits;
import io.tierworks.common.contract.job.Review;
import io.tierworks.common.contract.job.ReviewPolicy;
import io.tierworks.common.contract.json.Violation;
import io.tierworks.common.contract.subtask.Purpose;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Jobs that name the plan they are done by.
class TemplateTest {
  private static final Review UNASKED = Review.of(ReviewPolicy.NEVER);

  @Test
  void aJobWithATemplateRunsWithoutAPlanningCallAndItsResultNamesTheTemplate() {
    var world = new World().submit(Jobs.byTemplate(3, "sort", UNASKED));
    assertThat(world.outstanding())
        .containsExactlyInAnyOrder("sort-0001", "sort-0002", "sort-0003");
    world.answerAll("sort").judge(Plans.ruling("accept"));
    var result = world.result();
    assertThat(result.status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(Objects.requireNonNull(result.effort().plan()).template()).isEqualTo("sort@2");
    assertThat(result.bill().lines()).extracting("purpose").doesNotContain(Purpose.PLAN);
  }

  @Test
  void aSmallJobIsDoneByItsTemplateToo() {
    var world = new World().submit(Jobs.byTemplate(1, "sort", UNASKED));
    assertThat(world.outstanding()).containsExactly("sort-0001");
  }

  @Test
  void aPersonMayApproveTheTemplatesPlan() {
    var world = new World().submit(Jobs.byTemplate(2, "sort", Review.of(ReviewPolicy.PLAN)));
    assertThat(world.job().status()).isEqualTo(JobStatus.AWAITING_APPROVAL);
    world.tell(new JobCommand.Approve("j", true, "kim", null));
    assertThat(world.outstanding()).hasSize(2);
  }

  @Test
  void anUnknownTemplateIsRefusedWithTheKnownOnes() {
    var world = new World().submit(Jobs.byTemplate(2, "sorted", UNASKED));
    assertThat(world.result().status()).isEqualTo(JobStatus.REJECTED);
    assertThat(world.result().errors())
        .containsExactly(
            new Violation("template", "is not the name of a template", "known are search, sort"));
    assertThat(world.result().bill().lines()).isEmpty();
  }

  @Test
  void aTemplateThatDoesNotFitTheJobIsRefusedWithEachFinding() {
    var world = new World().submit(Jobs.byTemplate(2, "search", UNASKED));
    assertThat(world.result().status()).isEqualTo(JobStatus.REJECTED);
    assertThat(world.result().errors())
        .extracting(Violation::field, Violation::rule)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("template.find", "tier giga does not exist"));
  }

  @Test
  void aTemplateCountsTheItemsAgainstTheJobsLimit() {
    var limits = new Limits(null, null, 2, null, null, null);
    var world = new World().submit(Jobs.byTemplate(3, "sort", limits));
    assertThat(world.result().errors()).extracting(Violation::field).containsExactly("template");
  }
}
