package io.tierworks.planner.job.event;

import io.tierworks.common.contract.result.AnswerPage;
import io.tierworks.common.contract.result.JobResult;
import io.tierworks.planner.job.Message;
import java.util.List;
import java.util.stream.Stream;

/// The messages that bring a result to its user.
final class ResultMessages {
  private ResultMessages() {}

  /// The result comes last: who has it has all pages.
  static List<Message> of(JobResult result, List<AnswerPage> answers) {
    return Stream.concat(
            answers.stream().<Message>map(Message.Answers::new),
            Stream.of(new Message.Result(result)))
        .toList();
  }
}
