package io.tierworks.planner.judge;

import com.fasterxml.jackson.databind.EnumNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.EnumNaming;
import com.fasterxml.jackson.databind.node.NullNode;
import io.tierworks.common.contract.json.MalformedMessage;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.common.contract.result.JobResult.Claim;
import io.tierworks.common.contract.result.VerdictKind;
import java.util.List;
import java.util.Objects;

/// A ruling of the judge.
///
/// @param answer the answer to the job; null in JSON when there is none
/// @param revisions with [Kind#REVISE]: the subtasks to do again, and why
/// @param invalidCitations why places of the workspace that it names do not hold; the judge does
///   not write it, its worker found it
public record Ruling(
    Kind verdict,
    double score,
    String reasons,
    JsonNode answer,
    List<Claim> claims,
    List<Revision> revisions,
    String invalidCitations) {

  @EnumNaming(SnakeCaseStrategy.class)
  public enum Kind {
    ACCEPT,
    REVISE,
    REJECT,
    ASK_PERSON;

    /// As the result tells it.
    public VerdictKind told() {
      return switch (this) {
        case ACCEPT -> VerdictKind.ACCEPT;
        case REVISE -> VerdictKind.REVISE;
        case REJECT -> VerdictKind.REJECT;
        case ASK_PERSON -> VerdictKind.ASK_PERSON;
      };
    }
  }

  public record Revision(String subtask, String feedback) {
    public Revision {
      subtask = subtask == null ? "" : subtask;
      feedback = feedback == null ? "" : feedback;
    }
  }

  public Ruling {
    Objects.requireNonNull(verdict, "verdict");
    answer = answer == null || answer.isMissingNode() ? NullNode.instance : answer;
    reasons = reasons == null ? "" : reasons;
    claims = List.copyOf(claims);
    revisions = List.copyOf(revisions);
    score = Math.clamp(score, 0, 1);
    invalidCitations = invalidCitations == null ? "" : invalidCitations;
  }

  public Ruling with(String newInvalidCitations) {
    return new Ruling(verdict, score, reasons, answer, claims, revisions, newInvalidCitations);
  }

  /// @throws MalformedMessage when the JSON is no ruling
  public static Ruling read(JsonNode json) throws MalformedMessage {
    return Wire.convert(json, Ruling.class);
  }
}
