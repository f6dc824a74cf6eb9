package io.tierworks.planner.job.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.contract.job.Link;
import io.tierworks.planner.job.SubtaskStatus.Accepted;
import io.tierworks.planner.judge.AnswerComparison;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A count of votes: answers to the same call, each with the weight of its tier. Answers that are
/// the same field by field are votes for the first of them.
final class Ballot {
  private final Link.Votes link;
  private final JsonNode schema;
  private final List<Choice> choices = new ArrayList<>();

  private static final class Choice {
    private final Accepted first;
    private int votes;

    Choice(Accepted first) {
      this.first = first;
    }
  }

  /// @param schema of the answers
  /// @param answers at least one, in the order in which they were asked for
  Ballot(Link.Votes link, JsonNode schema, List<Accepted> answers) {
    this.link = link;
    this.schema = schema;
    answers.forEach(this::count);
    rank();
  }

  private void count(Accepted answer) {
    var choice =
        choices.stream()
            .filter(each -> isSame(each.first, answer))
            .findFirst()
            .orElseGet(() -> {
              var next = new Choice(answer);
              choices.add(next);
              return next;
            });
    choice.votes += link.weight(answer.tier());
  }

  /// Counts a vote of this tier against an answer.
  void against(Accepted answer, String tier) {
    choices.stream()
        .filter(each -> isSame(each.first, answer))
        .forEach(choice -> choice.votes -= link.weight(tier));
    rank();
  }

  private void rank() {
    choices.sort(Comparator.comparingInt(choice -> -choice.votes));
  }

  private boolean isSame(Accepted one, Accepted other) {
    var compared = AnswerComparison.of(schema, one.output(), other.output());
    return compared.different().isEmpty() && compared.unlike().isEmpty();
  }

  /// The answer with most votes; of several, the one that was given first.
  Accepted leader() {
    return choices.getFirst().first;
  }

  boolean isDecided() {
    return lead() >= link.lead();
  }

  /// By how much the votes for the leader exceed those for any other answer, and for none.
  private int lead() {
    int second = choices.size() == 1 ? 0 : Math.max(0, choices.get(1).votes);
    return choices.getFirst().votes - second;
  }

  /// How many further answers of this tier decide, if all of them are the leader's.
  int missing(String tier) {
    return Math.ceilDiv(link.lead() - lead(), link.weight(tier));
  }

  /// In words.
  String count() {
    return "the first of %d answers has %d votes and leads by %d; it has to lead by %d"
        .formatted(choices.size(), choices.getFirst().votes, lead(), link.lead());
  }
}
