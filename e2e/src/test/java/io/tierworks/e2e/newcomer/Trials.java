package io.tierworks.e2e.newcomer;

import static io.tierworks.e2e.newcomer.Trial.foreground;
import static io.tierworks.e2e.newcomer.Trial.raw;
import static io.tierworks.e2e.newcomer.Trial.right;
import static io.tierworks.e2e.newcomer.Trial.wrong;

import java.util.List;

/// What a new user tries, right and wrong.
final class Trials {
  /// These need no stack.
  static final List<Trial> WITHOUT_STACK =
      List.of(
          right("--help"),
          right("--version"),
          wrong(2, "sumbit x.json"),
          wrong(2, "dlq"),
          wrong(2, "topics chek"),
          right("demo --list"),
          wrong(2, "demo nosuch"),
          wrong(2, "up --workers nan=1 --data none"),
          wrong(2, "up --workers nano=x --data none"),
          right("down --data none"),
          wrong(2, "down --dat none"),
          wrong(1, "ps --data none"),
          wrong(2, "logs --data none"),
          wrong(2, "submit nosuch.json"),
          wrong(2, "submit wrong.json"),
          wrong(2, "submit job.json --wiat"),
          wrong(2, "submit job.json --input nosuch.pdf"),
          wrong(3, "submit pets.json --gaps -b 127.0.0.1:1"),
          wrong(2, "submit pets.json --files nosuch"),
          wrong(2, "jobs --limit many"),
          wrong(2, "jobs --limit -1"),
          wrong(3, "jobs -b 127.0.0.1:1"),
          wrong(2, "inbox all"),
          wrong(3, "inbox -b 127.0.0.1:1"),
          wrong(2, "jobs --config nosuch"),
          wrong(2, "show"),
          wrong(2, "answer pets"),
          wrong(2, "revise pets"),
          wrong(2, "raise pets"),
          wrong(2, "raise pets --max-cost two"),
          wrong(2, "raise pets --max-time soon"),
          wrong(2, "dlq list tasks"),
          wrong(2, "dlq list --limit -1"),
          wrong(2, "dlq show 17"),
          wrong(2, "dlq redrive"),
          wrong(3, "topics create -b 127.0.0.1:1"),
          raw("topics acls --role planner"),
          wrong(2, "topics acls --role plannr"),
          raw("topics strimzi"),
          wrong(2, "topics strimzi --json"),
          wrong(3, "doctor -b 127.0.0.1:1"),
          right("config"),
          wrong(2, "config --set botstrap=127.0.0.1:1"),
          raw("completion bash"),
          wrong(2, "completion fish"),
          wrong(2, "planner --set planner.http-prt=0"),
          wrong(2, "worker"),
          wrong(2, "worker --tier nanoo"),
          foreground("simulator --port 0", "/v1"),
          wrong(2, "simulator --port x"),
          wrong(2, "simulator --latency-scale -1"),
          wrong(2, "simulator --answer-keys nosuch.jsonl"));

  /// These run one after the other on the stack of the README.
  static final List<Trial> ON_STACK =
      List.of(
          wrong(2, "up"),
          right("ps"),
          raw("logs planner -n 3"),
          wrong(2, "logs planer"),
          wrong(2, "logs -n -1"),
          right("submit pets.json"),
          right("jobs --open"),
          right("inbox"),
          wrong(4, "show nosuch"),
          wrong(4, "watch nosuch"),
          wrong(4, "cancel nosuch"),
          right("revise pets use fewer steps"),
          wrong(4, "answer nosuch refund"),
          wrong(4, "revise nosuch shorter"),
          wrong(5, "answer pets refund"),
          wrong(5, "review pets"),
          wrong(5, "review pets --subtask answer-0001"),
          right("approve pets --note fine"),
          right("review pets"),
          right("watch pets"),
          right("show pets"),
          wrong(5, "approve pets"),
          right("submit asks.json"),
          right("answer asks the refund of May"),
          right("submit pets.json --dry-run"),
          right("submit toys.json --files examples --glob research.json --dry-run"),
          right("submit wide.json --dry-run --input note.txt"),
          right("submit toys.json"),
          right("raise toys --max-cost 2.50 --max-time 2h"),
          wrong(5, "raise toys --max-cost 0.01"),
          right("cancel toys --reason late"),
          wrong(5, "cancel toys"),
          wrong(1, "show toys"),
          right("dlq list"),
          right("dlq show $DEAD"),
          wrong(2, "dlq show subtasks/0:17"),
          right("dlq redrive $DEAD"),
          wrong(2, "dlq redrive subtasks/0:17"),
          wrong(1, "topics check --set topics.prefix=second."),
          right("topics create --set topics.prefix=second."),
          right("topics check"),
          wrong(1, "doctor"),
          foreground("worker --tier nano --set topics.prefix=second.", "worker started"),
          foreground(
              "planner --set topics.prefix=second. --set planner.http-port=0 --set planner.state-dir=second",
              "planner started"),
          right("down"));

  private Trials() {}
}
