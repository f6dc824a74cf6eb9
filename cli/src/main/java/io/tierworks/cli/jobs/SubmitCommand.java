package io.tierworks.cli.jobs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierworks.cli.command.CommonOptions;
import io.tierworks.cli.command.ExitCode;
import io.tierworks.cli.kafka.Cluster;
import io.tierworks.cli.kafka.JobSender;
import io.tierworks.cli.kafka.JobTail;
import io.tierworks.cli.show.ProgressText;
import io.tierworks.cli.show.TextFormat;
import io.tierworks.common.contract.result.JobResult;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "submit", description = "Check a job and send it.")
public final class SubmitCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "File with one job as JSON; - for standard input.")
  private String file = "";

  @Option(
      names = "--input",
      paramLabel = "FILE",
      description =
          "A PDF, a text or an image that the job gets as a further item, with the file's name as"
              + " its id; may be given several times.")
  private List<Path> inputs = List.of();

  @Option(names = "--wait", description = "Follow the job and print its result.")
  private boolean wait;

  @Option(
      names = "--again",
      description =
          "If the id has been used, send the job under the next free one: ID-2, ID-3, ...")
  private boolean again;

  @Option(
      names = "--gaps",
      description =
          "Send only the items that have no answer in the result of the job, under the next free"
              + " id.")
  private boolean gaps;

  @Option(
      names = "--dry-run",
      description = "Only plan the job and print plan and price; waits for them.")
  private boolean dryRun;

  @Option(
      names = "--files",
      paramLabel = "FOLDER",
      description =
          "Add the text files of a folder as items, with numbered lines; long ones in parts of 300"
              + " lines.")
  private @Nullable Path files;

  @Option(
      names = "--glob",
      paramLabel = "PATTERN",
      defaultValue = "**",
      description = "Add only the files whose path matches, such as '**.py'; default: all.")
  private String glob = "**";

  @Mixin private final CommonOptions common = new CommonOptions();

  @Override
  public Integer call() throws Exception {
    var settings = common.settings();
    var read = JobFile.read(file, added(), System.in);
    var job = dryRun ? read.dryRun() : read;
    var cluster = Cluster.reach(settings).withJobTopics();
    try (var sender = new JobSender(cluster)) {
      return again || gaps
          ? send(cluster, sender, unused(cluster, job))
          : send(cluster, sender, job);
    }
  }

  private List<ObjectNode> added() {
    var items = new ArrayList<>(inputs.stream().map(InputFile::item).toList());
    if (files != null) {
      items.addAll(FileParts.of(files, glob).items());
    }
    return items;
  }

  private JobFile unused(Cluster cluster, JobFile job) {
    try (var tail = JobTail.ofAll(cluster)) {
      var history = JobHistory.read(tail);
      var sent = gaps ? Gaps.of(cluster, job, history.results().get(job.id())) : job;
      return sent.again(id -> history.status(id).isPresent());
    }
  }

  /// A job with an id of the user's may have been sent before. If it has ended, the planner sends
  /// its kept result again, and the tail begins after the first one.
  private int send(Cluster cluster, JobSender sender, JobFile job) throws InterruptedException {
    try (var tail = JobTail.ofNewJob(cluster, job.id())) {
      var kept = job.named() ? kept(cluster, job.id()) : Optional.<JobResult>empty();
      send(sender, job);
      if (!wait && !dryRun) {
        kept.ifPresent(this::remarkKept);
        common.remark("follow it with: tierworks watch " + job.id());
        return ExitCode.OK;
      }
      return kept.isPresent() || !job.named()
          ? JobFollower.follow(
              cluster, tail, job.id(), true, common, result -> remarkIfKept(kept, result))
          : followFromBeginning(cluster, job);
    }
  }

  private int followFromBeginning(Cluster cluster, JobFile job) {
    try (var tail = JobTail.ofJob(cluster, job.id())) {
      return JobFollower.follow(cluster, tail, job.id(), true, common, _ -> {});
    }
  }

  private static Optional<JobResult> kept(Cluster cluster, String id) {
    try (var tail = JobTail.ofJob(cluster, id)) {
      return Optional.ofNullable(JobHistory.read(tail).results().get(id));
    }
  }

  private void remarkIfKept(Optional<JobResult> kept, JobResult result) {
    kept.map(JobResult::finishedAt)
        .filter(result.finishedAt()::equals)
        .ifPresent(_ -> remarkKept(result));
  }

  private void remarkKept(JobResult result) {
    common.remark(
        "job '%s' ended %s ago (%s) and is not run again: its kept result is sent again; `tierworks submit FILE --again` runs it under a new id"
            .formatted(
                result.job(),
                TextFormat.duration(Duration.between(result.finishedAt(), Instant.now())),
                ProgressText.name(result.status())));
  }

  private void send(JobSender sender, JobFile job) throws InterruptedException {
    var sent = sender.job(job.id(), job.body());
    common.print(sent, () -> List.of("sent %s to %s".formatted(sent.job(), sent.topic())));
  }
}
