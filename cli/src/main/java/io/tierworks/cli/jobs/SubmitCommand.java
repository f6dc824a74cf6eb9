package io.tierworks.cli.jobs;

import io.tierworks.cli.command.CommonOptions;
import io.tierworks.cli.command.ExitCode;
import io.tierworks.cli.kafka.Cluster;
import io.tierworks.cli.kafka.JobSender;
import io.tierworks.cli.kafka.JobTail;
import io.tierworks.common.contract.json.Wire;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "submit", description = "Check a job and send it.", mixinStandardHelpOptions = true)
public final class SubmitCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "One job as JSON; - is standard input.")
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
    // A job that was sent before under the same id has said its last word already.
    try (var tail =
        job.named() ? JobTail.ofJob(cluster, job.id()) : JobTail.ofNewJob(cluster, job.id())) {
      send(sender, job);
      return JobFollowing.toTheEnd(tail, job.id(), common);
    }
  }

  private int send(JobSender sender, JobFile job) throws InterruptedException {
    var sent = sender.job(job.id(), job.body());
    var screen = common.screen();
    if (common.json()) {
      screen.line(
          Wire.text(
              Map.of(
                  "job", job.id(),
                  "topic", sent.topic(),
                  "partition", sent.partition(),
                  "offset", sent.offset())));
    } else {
      screen.line("sent " + job.id() + " to " + sent.topic());
      if (!wait) {
        screen.note("follow it with: tierworks watch " + job.id());
      }
    }
    return ExitCode.OK;
  }
}
