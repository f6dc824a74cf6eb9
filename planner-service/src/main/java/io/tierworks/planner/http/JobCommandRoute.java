package io.tierworks.planner.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierworks.common.contract.job.JobCommand;
import io.tierworks.common.contract.json.JsonSchema;
import io.tierworks.common.contract.json.MalformedMessage;
import io.tierworks.common.contract.json.Violation;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.common.http.Api.Reply;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// Takes commands of people: `POST <id>/<type>` with the fields of the command as JSON. The reply
/// says that the command is written; what became of it is in the job's events.
///
/// @param sender returns when the broker has the command
record JobCommandRoute(Consumer<JobCommand> sender) {
  private static final Pattern PATH = Pattern.compile("(?<id>[^/]+)/(?<type>[a-z_]+)");
  private static final JsonSchema SHAPE = JsonSchema.named("job-command");

  /// The intake alone accepts jobs.
  private static final Set<String> TYPES =
      Set.of("cancel", "approve", "review", "answer", "raise_limit", "redrive");

  Optional<Reply> change(String path, byte[] body) {
    var command = PATH.matcher(path);
    return command.matches() && TYPES.contains(command.group("type"))
        ? Optional.of(send(command.group("id"), command.group("type"), body))
        : Optional.empty();
  }

  private Reply send(String id, String type, byte[] body) {
    try {
      if (!(Wire.tree(body) instanceof ObjectNode fields)) {
        return Reply.json(400, Map.of("error", "a command is a JSON object"));
      }
      var json = fields.put("type", type).put("id", id);
      var violations = SHAPE.violations(json);
      return violations.isEmpty()
          ? send(Wire.read(Wire.bytes(json), JobCommand.class), type)
          : refuse(violations);
    } catch (MalformedMessage e) {
      return Reply.json(400, Map.of("error", e.why()));
    }
  }

  private Reply send(JobCommand command, String type) {
    sender.accept(command);
    return Reply.json(202, Map.of("job", command.id(), "command", type));
  }

  private static Reply refuse(List<Violation> violations) {
    return Reply.json(
        400, Map.of("error", "the command breaks its schema", "violations", violations));
  }
}
