package io.tierworks.cli.jobs;

import io.tierworks.cli.command.CommonOptions;
import io.tierworks.cli.command.ExitCode;
import io.tierworks.cli.kafka.Cluster;
import io.tierworks.cli.kafka.JobSender;
import io.tierworks.cli.kafka.JobTail;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "submit", description = "Check a job and send it.")
public final class SubmitCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "File with one job as JSON; - for standard input.")
  private String file = "";

  @Option(names = "--wait", description = "Follow the job and print its result.")
  private boolean wait;

  @Mixin private final CommonOptions common = new CommonOptions();

  @Override
  public Integer call() throws Exception {
    var settings = common.settings();
    var job = JobFile.read(file, System.in);
    try (var cluster = Cluster.reach(settings).withJobTopics();
        var sender = new JobSender(cluster)) {
      return wait ? sendAndFollow(cluster, sender, job) : send(sender, job);
    }
  }

  private int sendAndFollow(Cluster cluster, JobSender sender, JobFile job)
      throws InterruptedException {
    try (var tail = tail(cluster, job)) {
      send(sender, job);
      return JobFollower.follow(tail, job.id(), common);
    }
  }

  /// A job with an id of the user's may have been sent before, and its result may exist already.
  private static JobTail tail(Cluster cluster, JobFile job) {
    return job.named() ? JobTail.ofJob(cluster, job.id()) : JobTail.ofNewJob(cluster, job.id());
  }

  private int send(JobSender sender, JobFile job) throws InterruptedException {
    var sent = sender.job(job.id(), job.body());
    common.print(sent, () -> List.of("sent %s to %s".formatted(sent.job(), sent.topic())));
    if (!wait) {
      common.remark("follow it with: tierworks watch " + sent.job());
    }
    return ExitCode.OK;
  }
}
