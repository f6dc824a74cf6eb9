package io.tierworks.common.broker.access;

import static org.apache.kafka.common.acl.AclOperation.ALTER_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.CREATE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;

import io.tierworks.common.broker.Topic;
import io.tierworks.common.broker.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.resource.ResourceType;

/// A role towards the broker, with the least rights that it needs. Each role is one principal; the
/// workers of each tier are a role of their own.
///
/// @param name `planner`, `worker-nano`, `user`, `operator`, `admin`
/// @param purpose one sentence for the table in the docs
public record Role(String name, String purpose, List<Right> rights) {
  private static final String WORKER = "worker-";

  public static List<Role> all(Topics topics) {
    var roles = new ArrayList<Role>();
    roles.add(planner(topics));
    topics.tiers().forEach(tier -> roles.add(worker(topics, tier)));
    roles.add(user(topics));
    roles.add(operator(topics));
    roles.add(admin(topics));
    return List.copyOf(roles);
  }

  public static String ofWorkers(String tier) {
    return WORKER + tier;
  }

  private static Role planner(Topics topics) {
    var rights = new ArrayList<Right>();
    reading(rights, topics.jobs());
    both(
        rights,
        topics.jobCommands(),
        topics.plannerState(),
        topics.subtaskResults(),
        topics.tierStats(),
        topics.workerStatus());
    topics.tiers().forEach(tier -> writing(rights, topics.subtasks(tier)));
    writing(
        rights,
        topics.workerCommands(),
        topics.jobEvents(),
        topics.jobAnswers(),
        topics.jobResults(),
        topics.deadJobs(),
        topics.deadSubtasks(),
        topics.deadResults());
    Stream.of(topics.plannerGroup(), topics.intakeGroup())
        .forEach(group -> rights.add(Right.group(group, READ)));
    topics.tiers().forEach(tier -> rights.add(Right.group(topics.workerGroup(tier), DESCRIBE)));
    rights.add(Right.prefixed(ResourceType.TRANSACTIONAL_ID, topics.plannerGroup() + "-", WRITE));
    return new Role("planner", "A planner process; its state lives in a changelog topic.", rights);
  }

  private static Role worker(Topics topics, String tier) {
    var rights = new ArrayList<Right>();
    reading(rights, topics.subtasks(tier), topics.workerCommands());
    writing(rights, topics.subtaskResults(), topics.workerStatus(), topics.deadSubtasks());
    rights.add(Right.group(topics.workerGroup(tier), READ));
    return new Role(ofWorkers(tier), "A worker of the tier " + tier + ".", rights);
  }

  private static Role user(Topics topics) {
    var rights = new ArrayList<Right>();
    writing(rights, topics.jobs());
    reading(rights, topics.jobResults(), topics.jobAnswers(), topics.jobEvents());
    rights.add(Right.prefixed(ResourceType.GROUP, topics.prefix() + "clients.", READ));
    return new Role("user", "Sends jobs and reads their results and events.", rights);
  }

  private static Role operator(Topics topics) {
    var rights = new ArrayList<Right>();
    writing(rights, topics.jobs(), topics.jobCommands());
    reading(
        rights,
        topics.jobAnswers(),
        topics.jobResults(),
        topics.jobEvents(),
        topics.workerStatus());
    both(rights, topics.deadJobs(), topics.deadSubtasks(), topics.deadResults());
    topics.all().stream()
        .map(Topic::name)
        .forEach(name -> rights.add(Right.topic(name, DESCRIBE, DESCRIBE_CONFIGS)));
    topics
        .tiers()
        .forEach(
            tier -> rights.add(Right.group(topics.workerGroup(tier), DESCRIBE, DESCRIBE_CONFIGS)));
    Stream.of(topics.plannerGroup(), topics.intakeGroup())
        .forEach(group -> rights.add(Right.group(group, DESCRIBE)));
    return new Role(
        "operator",
        "A person at the command line: cancel, approve, review, dead letters, doctor.",
        rights);
  }

  private static Role admin(Topics topics) {
    var rights = new ArrayList<Right>();
    for (var topic : topics.all()) {
      var configs = topic.compression().isPresent() ? ALTER_CONFIGS : DESCRIBE_CONFIGS;
      rights.add(Right.topic(topic.name(), CREATE, DESCRIBE, configs));
    }
    topics
        .tiers()
        .forEach(tier -> rights.add(Right.group(topics.workerGroup(tier), ALTER_CONFIGS)));
    return new Role("admin", "`topics create` and `topics check`; reads no message.", rights);
  }

  private static void reading(List<Right> rights, String... topics) {
    Stream.of(topics).forEach(name -> rights.add(Right.topic(name, READ)));
  }

  private static void writing(List<Right> rights, String... topics) {
    Stream.of(topics).forEach(name -> rights.add(Right.topic(name, WRITE)));
  }

  private static void both(List<Right> rights, String... topics) {
    Stream.of(topics).forEach(name -> rights.add(Right.topic(name, READ, WRITE)));
  }
}
