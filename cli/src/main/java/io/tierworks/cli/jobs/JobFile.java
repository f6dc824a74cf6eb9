package io.tierworks.cli.jobs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierworks.cli.command.CliException;
import io.tierworks.common.broker.Topics;
import io.tierworks.common.contract.job.Job;
import io.tierworks.common.contract.job.JobMessage;
import io.tierworks.common.contract.json.MalformedMessage;
import io.tierworks.common.contract.json.Wire;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// A job file that has been read and validated.
///
/// @param job with an id
/// @param named whether the user gave the id
/// @param body the message to send
public record JobFile(Job job, boolean named, byte[] body) {
  private static final String STANDARD_INPUT = "-";

  /// Names the job whose gaps another one redrives.
  static final String REDRIVES = "redrives";

  /// An id has at most 100 characters; this leaves room for a number.
  private static final int LONGEST_BASE = 90;

  private static final String DRY_RUN = "-dry-run";

  public String id() {
    return String.valueOf(job.id());
  }

  /// @param name a path, or `-` for `input`
  /// @throws CliException if it cannot be read or is not a valid job
  public static JobFile read(String name, InputStream input) {
    return read(name, List.of(), input);
  }

  /// @param more items that the job gets behind its own
  static JobFile read(String name, List<ObjectNode> more, InputStream input) {
    var bytes = with(more, bytes(name, input));
    return switch (JobMessage.read(bytes, Topics.MAX_PAYLOAD_BYTES)) {
      case JobMessage.Valid valid -> withId(valid.job(), bytes);
      case JobMessage.Invalid invalid -> throw fault(name, invalid);
    };
  }

  /// What is no job stays as it is, and its fault is named when it is read.
  private static byte[] with(List<ObjectNode> more, byte[] job) {
    try {
      if (!more.isEmpty() && Wire.tree(job) instanceof ObjectNode fields) {
        more.forEach(fields.withArray("/items")::add);
        return Wire.bytes(fields);
      }
      return job;
    } catch (MalformedMessage _) {
      return job;
    }
  }

  private static byte[] bytes(String name, InputStream input) {
    try {
      return name.equals(STANDARD_INPUT) ? input.readAllBytes() : Files.readAllBytes(Path.of(name));
    } catch (IOException e) {
      throw CliException.usage(
          "%s cannot be read (%s); give a file with one job as JSON, or - for standard input"
              .formatted(name, InputFile.reason(e)));
    }
  }

  private static CliException fault(String name, JobMessage.Invalid invalid) {
    var source = name.equals(STANDARD_INPUT) ? "standard input" : name;
    return CliException.invalid(
        source + " is not a valid job; nothing was sent", invalid.violations());
  }

  /// Gives the job an id, because following it needs the id before the planner would choose one.
  private static JobFile withId(Job job, byte[] bytes) {
    return job.id() != null
        ? new JobFile(job, true, bytes)
        : new JobFile(job, false, bytes).under(newId());
  }

  /// The same job under another id.
  JobFile under(String id) {
    try {
      var other = (ObjectNode) Wire.tree(body);
      other.put("id", id);
      return new JobFile(job.withId(id), named, Wire.bytes(other));
    } catch (MalformedMessage e) {
      throw new IllegalStateException(e);
    }
  }

  /// The same job as a dry run. Its id is its own, so that the job itself can still be sent.
  JobFile dryRun() {
    try {
      var other = (ObjectNode) Wire.tree(body);
      other.put("dryRun", true);
      var base = id().substring(0, Math.min(id().length(), LONGEST_BASE));
      return new JobFile(job, named, Wire.bytes(other)).under(base + DRY_RUN);
    } catch (MalformedMessage e) {
      throw new IllegalStateException(e);
    }
  }

  /// The same job under an id that has not been used: its own, else the first free one of `ID-2`,
  /// `ID-3` and so on.
  JobFile again(Predicate<String> isUsed) {
    var base = id().substring(0, Math.min(id().length(), LONGEST_BASE));
    var next = Stream.iterate(2, n -> n + 1).map(n -> base + "-" + n);
    return under(
        Stream.concat(Stream.of(id()), next).filter(isUsed.negate()).findFirst().orElseThrow());
  }

  /// The same job with the items only that have no answer yet, and a label that names it. Items
  /// without an id get their number, so that they keep their identity.
  ///
  /// @param answered ids of the items that have an answer
  JobFile gaps(Set<String> answered) {
    try {
      var rest = (ObjectNode) Wire.tree(body);
      var items = rest.path("items");
      var missing = rest.putArray("items");
      for (int i = 0; i < items.size(); i++) {
        var item = items.get(i);
        var id = item.path("id").asText(Integer.toString(i + 1));
        if (!answered.contains(id)) {
          var named = missing.addObject().put("id", id);
          if (item instanceof ObjectNode fields) {
            named.setAll(fields);
          } else {
            named.put("text", item.asText());
          }
        }
      }
      rest.withObject("/labels").put(REDRIVES, id());
      return new JobFile(Wire.convert(rest, Job.class), named, Wire.bytes(rest));
    } catch (MalformedMessage e) {
      throw new IllegalStateException(e);
    }
  }

  private static String newId() {
    return "job-" + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong(), 10);
  }
}
