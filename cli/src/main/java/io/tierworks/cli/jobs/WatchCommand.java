package io.tierworks.cli.jobs;

import io.tierworks.cli.command.CommonOptions;
import io.tierworks.cli.kafka.Cluster;
import io.tierworks.cli.kafka.JobTail;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "watch", description = "Follow a job until its result arrives.")
public final class WatchCommand implements Callable<Integer> {
  @Parameters(paramLabel = "ID", description = "Id of the job.")
  private String id = "";

  @Mixin private final CommonOptions common = new CommonOptions();

  @Override
  public Integer call() throws Exception {
    var cluster = Cluster.reach(common.settings()).withJobTopics();
    JobHistory.ofKnown(cluster, id);
    try (var tail = JobTail.ofJob(cluster, id)) {
      return JobFollower.follow(cluster, tail, id, false, common, _ -> {});
    }
  }
}
