package io.tierworks.planner.simulation;

import io.tierworks.common.contract.job.DefaultDecision;
import io.tierworks.common.contract.job.Item;
import io.tierworks.common.contract.job.Job;
import io.tierworks.common.contract.job.JobCommand;
import io.tierworks.common.contract.job.Limits;
import io.tierworks.common.contract.job.OnLimit;
import io.tierworks.common.contract.job.PlanForm;
import io.tierworks.common.contract.job.Review;
import io.tierworks.common.contract.job.ReviewPolicy;
import io.tierworks.common.contract.job.Routing;
import io.tierworks.common.contract.result.JobEvent;
import io.tierworks.common.contract.result.JobEventType.OfJob;
import io.tierworks.common.contract.result.JobEventType.OfSubtask;
import io.tierworks.common.cost.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/// Those who submit jobs and change their minds: repeat a message, send another body under the same
/// id, cancel, approve, review, raise the limit, also for jobs that are over or never were.
final class People {
  private static final long BUSY = 8_000;

  private final Stage stage;
  private final BiConsumer<JobCommand, Instant> commands;
  private final Link link;
  private final List<String> submitted = new ArrayList<>();
  private int outstanding;

  People(Stage stage, BiConsumer<JobCommand, Instant> commands) {
    this.stage = stage;
    this.commands = commands;
    link = new Link(stage);
  }

  void start() {
    for (int i = 1; i <= stage.setup().jobs(); i++) {
      var job = job("j" + i);
      submitted.add(job.id());
      int at = i == 1 ? 0 : stage.dice().below(3_000);
      later(at, () -> send(accept(job, "digest-1", false)));
      meddle(job, at);
    }
  }

  List<String> submitted() {
    return submitted;
  }

  /// Whether they have said all they have to say.
  boolean areDone() {
    return outstanding == 0;
  }

  /// Somebody reads the audit trail, and mostly answers when asked.
  void see(JobEvent event) {
    var dice = stage.dice();
    boolean yes = dice.chance(0.85);
    var id = event.job();
    switch (event.type()) {
      case OfJob.APPROVAL_ASKED -> decide(new JobCommand.Approve(id, yes, "kim", null));
      case OfJob.REVIEW_ASKED -> decide(new JobCommand.Review(id, yes, "kim", null));
      case OfJob.PAUSED -> answer(more(id));
      case OfSubtask.QUESTION_ASKED ->
          answer(
              isReview(event)
                  ? new JobCommand.Review(id, yes, "kim", null, event.subtask())
                  : new JobCommand.Answer(id, event.subtask(), "Net.", "kim"));
      default -> {}
    }
  }

  private static boolean isReview(JobEvent event) {
    return event.detail() != null && event.detail().path("default").asText().equals("reject");
  }

  /// Sometimes what waits is sent back.
  private void decide(JobCommand word) {
    boolean back = stage.dice().chance(0.15);
    answer(back ? new JobCommand.Revise(word.id(), "Look again.", "kim") : word);
  }

  private void answer(JobCommand word) {
    if (!stage.dice().chance(0.1)) {
      later(stage.dice().between(50, 3_000), () -> send(word));
    }
  }

  /// More money or time, not always enough.
  private JobCommand more(String id) {
    var dice = stage.dice();
    return dice.chance(0.5)
        ? new JobCommand.RaiseLimit(id, new Money(dice.below(400_000_000)), null, null)
        : new JobCommand.RaiseLimit(id, null, Duration.ofMillis(dice.between(1_000, 60_000)), null);
  }

  private void meddle(Job job, int from) {
    var dice = stage.dice();
    while (dice.chance(0.35)) {
      int at = from + dice.below((int) BUSY);
      var id = dice.chance(0.1) ? "nobody" : String.valueOf(job.id());
      switch (dice.below(7)) {
        case 0 -> later(at, () -> send(accept(job, "digest-1", true)));
        case 1 -> later(at, () -> send(accept(other(job), "digest-2", true)));
        case 2 -> later(at, () -> send(new JobCommand.Cancel(id, "kim", null)));
        case 3 -> later(at, () -> send(new JobCommand.Approve(id, dice.chance(0.8), "kim", null)));
        case 4 -> later(at, () -> send(new JobCommand.Review(id, dice.chance(0.8), "kim", null)));
        default -> later(at, () -> send(more(id)));
      }
    }
  }

  private void later(long delay, Runnable action) {
    outstanding++;
    stage.timeline().after(delay, action);
  }

  private void send(JobCommand command) {
    if (stage.mishap(0.1)) {
      stage.count(Incident.COMMAND_TWICE);
      outstanding++;
      write(command);
    }
    write(command);
  }

  private void write(JobCommand command) {
    var written = stage.instant();
    link.send(() -> {
      outstanding--;
      commands.accept(command, written);
    });
  }

  private JobCommand accept(Job job, String digest, boolean again) {
    var at = again ? stage.instant() : Stage.START;
    var id = String.valueOf(job.id());
    return new JobCommand.Accept(id, job, digest, at, JobTraces.of(id));
  }

  /// Another body under the same id may only come second: whichever is read first is the job.
  private static Job other(Job job) {
    return Job.of(String.valueOf(job.id()), "Another goal", List.of());
  }

  private Job job(String id) {
    var dice = stage.dice();
    var cap =
        dice.chance(0.5)
            ? new Money((dice.chance(0.2) ? 5_000_000 : 80_000_000) + dice.below(250_000_000))
            : null;
    var time =
        Duration.ofMillis(
            dice.chance(0.2) ? dice.between(200, 5_000) : dice.between(5_000, 60_000));
    var limits =
        new Limits(
            cap,
            time,
            null,
            dice.below(3),
            dice.between(1, 4),
            dice.pick(List.of(OnLimit.values())),
            Math.floorMod(id.hashCode(), 3));
    var form = dice.chance(0.8) ? PlanForm.DAG : dice.pick(List.of(PlanForm.AUTO, PlanForm.MAP));
    var routing = dice.pick(List.of(Routing.values()));
    return Job.of(
        id,
        "Sort the tickets",
        null,
        items(dice.between(form == PlanForm.AUTO ? 0 : 1, 4)),
        null,
        null,
        null,
        form,
        null,
        dice.pick(List.of("acme", "duke")),
        null,
        limits,
        review(),
        List.of(),
        null,
        routing,
        routing == Routing.FIXED ? dice.pick(Stage.TIERS) : null,
        null,
        false);
  }

  private Review review() {
    var dice = stage.dice();
    var ask = dice.chance(0.6) ? ReviewPolicy.NEVER : dice.pick(List.of(ReviewPolicy.values()));
    var maxTime = dice.chance(0.3) ? Duration.ofMillis(dice.between(500, 5_000)) : null;
    var answer = dice.chance(0.3) ? "Assume net." : null;
    return new Review(ask, maxTime, dice.pick(List.of(DefaultDecision.values())), answer);
  }

  private static List<Item> items(int count) {
    var items = new ArrayList<Item>();
    for (int i = 0; i < count; i++) {
      items.add(Item.of("T-" + i, "Ticket " + i + " says something about an invoice"));
    }
    return items;
  }
}
