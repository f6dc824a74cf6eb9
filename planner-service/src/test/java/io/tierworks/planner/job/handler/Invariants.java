package io.tierworks.planner.job.handler;

import io.tierworks.common.contract.job.DefaultDecision;
import io.tierworks.common.contract.job.Link;
import io.tierworks.common.contract.job.Review;
import io.tierworks.common.contract.json.MalformedMessage;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.common.contract.result.Decision;
import io.tierworks.common.contract.result.JobResult;
import io.tierworks.common.contract.subtask.Check;
import io.tierworks.common.contract.subtask.Subtask;
import io.tierworks.common.prompt.Prompt;
import io.tierworks.common.verify.Verification;
import io.tierworks.planner.job.JobState;
import io.tierworks.planner.job.Message;
import io.tierworks.planner.job.command.CommandResult;
import io.tierworks.planner.job.event.ClosedJobEvent.JobForgotten;
import io.tierworks.planner.job.event.Event;
import io.tierworks.planner.job.event.JobAccepted;
import io.tierworks.planner.job.event.JudgeEvent.RevisionStarted;
import io.tierworks.planner.job.event.PhaseEvent.ApprovalRequested;
import io.tierworks.planner.job.event.PhaseEvent.InfoAwaited;
import io.tierworks.planner.job.event.PhaseEvent.InfoWaitEnded;
import io.tierworks.planner.job.event.PhaseEvent.JobFinished;
import io.tierworks.planner.job.event.PhaseEvent.JobPaused;
import io.tierworks.planner.job.event.PhaseEvent.JobResumed;
import io.tierworks.planner.job.event.PhaseEvent.JobStarted;
import io.tierworks.planner.job.event.PhaseEvent.JudgingStarted;
import io.tierworks.planner.job.event.PhaseEvent.PlanApproved;
import io.tierworks.planner.job.event.PhaseEvent.ReviewRequested;
import io.tierworks.planner.job.event.PhaseEvent.SettlingStarted;
import io.tierworks.planner.job.event.PlanEvent.Planned;
import io.tierworks.planner.job.event.ReplanEvent.Replanned;
import io.tierworks.planner.job.event.RunEvent.DuplicateRunBilled;
import io.tierworks.planner.job.event.RunEvent.RunLost;
import io.tierworks.planner.job.event.SentBackEvent.AnswerSentBack;
import io.tierworks.planner.job.event.SentBackEvent.PlanSentBack;
import io.tierworks.planner.job.event.SubtaskEvent.SubtaskAccepted;
import io.tierworks.planner.job.event.SummaryEvent.SummariesEnded;
import io.tierworks.planner.job.event.SummaryEvent.SummariesStarted;
import io.tierworks.planner.job.store.JobStore;
import io.tierworks.planner.plan.Plan;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/// Checks what must hold after every step. Remembers the transitions and events it has seen.
final class Invariants {
  private static final Verification VERIFICATION = new Verification();

  private final Set<String> attempts = new HashSet<>();
  private final Map<String, Integer> round = new HashMap<>();
  private final Map<String, Integer> acceptedIn = new HashMap<>();
  private final Map<String, String> phases = new HashMap<>();
  private final Map<String, String> pausedIn = new HashMap<>();
  private final Map<String, String> stoodIn = new HashMap<>();
  private final Map<String, Review> reviews = new HashMap<>();
  private final Set<String> asked = new HashSet<>();
  private final Set<String> finished = new HashSet<>();
  private final Set<String> transitions = new TreeSet<>();
  private final Set<Class<?>> eventTypes = new HashSet<>();
  private final Map<String, Subtask> orders = new HashMap<>();
  private final Map<String, Plan> plans = new HashMap<>();
  private boolean overspent;

  void watch(CommandResult decision) {
    decision.events().forEach(this::watch);
    decision.messages().forEach(this::watch);
  }

  void check(World world) {
    world.openJobs().forEach(job -> check(world.store(), job));
  }

  Set<String> transitions() {
    return transitions;
  }

  Set<Class<?>> eventTypes() {
    return eventTypes;
  }

  private void watch(Event event) {
    eventTypes.add(event.getClass());
    var job = event.job();
    switch (event) {
      case JobAccepted e -> {
        reviews.put(job, e.state().terms().review());
        enter(job, "Planning");
      }
      case Planned e -> plans.put(job, e.plan());
      case ApprovalRequested _ -> enter(job, "AwaitingApproval");
      case PlanApproved _, JobStarted _ -> enter(job, "Running");
      case JobPaused _ -> {
        pausedIn.put(job, phases.get(job));
        enter(job, "Paused");
      }
      case JobResumed _ -> enter(job, Objects.requireNonNull(pausedIn.get(job)));
      case PlanSentBack _ -> enter(job, "Planning");
      case AnswerSentBack e -> enter(job, e.direct() ? "Running" : "Judging");
      case InfoAwaited _ -> {
        stoodIn.put(job, phases.get(job));
        enter(job, "AwaitingInfo");
      }
      case InfoWaitEnded _ -> enter(job, Objects.requireNonNull(stoodIn.get(job)));
      case JudgingStarted _, SummariesEnded _ -> enter(job, "Judging");
      case SummariesStarted e when e.level().isOverResults() -> enter(job, "Summarising");
      case RevisionStarted _ -> {
        round.merge(job, 1, Integer::sum);
        enter(job, "Running");
      }
      case Replanned _ -> round.merge(job, 1, Integer::sum);
      case ReviewRequested e -> {
        asked.add(job);
        enter(job, "AwaitingReview");
      }
      case SettlingStarted _ -> enter(job, "Settling");
      case JobFinished e -> {
        letNothingUnreviewedOut(e.result());
        enter(job, "Finished");
        require(finished.add(job), "finished twice", job);
      }
      case SubtaskAccepted e -> {
        int now = round.getOrDefault(job, 0);
        var before = acceptedIn.put(job + "/" + e.ref().id(), now);
        require(before == null || before < now, "accepted twice in round " + now, e);
        require(isVerified(e), "accepted although a check rejects it", e);
        require(isPassed(e), "accepted although a link of its chain has not passed it", e);
      }
      case JobForgotten _ -> {
        finished.remove(job);
        phases.remove(job);
        attempts.removeIf(attempt -> attempt.startsWith(job + "/"));
      }
      case DuplicateRunBilled _, RunLost _ -> overspent = true;
      default -> {}
    }
  }

  private void enter(String job, String phase) {
    var before = phases.put(job, phase);
    transitions.add((before == null ? "[*]" : before) + " --> " + phase);
  }

  /// A job whose answer a person has to review lets nothing out that was not approved.
  private void letNothingUnreviewedOut(JobResult result) {
    var review = Objects.requireNonNull(reviews.get(result.job()));
    boolean needsApproval = review.ask().coversAnswer() || asked.remove(result.job());
    boolean approved =
        result.decisions().stream().anyMatch(d -> d.on() == Decision.On.ANSWER && d.approves());
    boolean isOut =
        result.answer() != null || !result.items().isEmpty() || result.answerPages() != null;
    require(approved || !needsApproval || !isOut, "goes out unreviewed", result);
    require(
        result.decisions().stream()
            .allMatch(d ->
                d.decidedBy() == Decision.DecidedBy.PERSON
                    || d.on() == Decision.On.QUESTION
                    || d.approves() == (review.byDefault() == DefaultDecision.APPROVE)),
        "decided otherwise than the job says",
        result);
  }

  private void watch(Message message) {
    if (message instanceof Message.Dispatch order) {
      require(attempts.add(order.subtask().attempt().toString()), "issued twice", order);
      orders.put(order.subtask().attempt().toString(), order.subtask());
      require(
          isReservedAsItsWorkerBoundsIt(order.subtask()), "a worker bounds it otherwise", order);
    }
  }

  /// Every link that is a call has decided, and the last one has passed the answer: it stands in
  /// for those before it that could not decide.
  private boolean isPassed(SubtaskAccepted event) {
    var plan = plans.get(event.job());
    var calls = plan == null ? List.<Link>of() : plan.step(event.ref().step()).calls();
    var made = event.answer().checks().stream().map(Check::name).toList();
    return calls.isEmpty()
        || (made.containsAll(calls.stream().map(Link::check).toList())
            && event.answer().checks().getLast().passed());
  }

  private boolean isVerified(SubtaskAccepted event) {
    var order = Objects.requireNonNull(orders.get(event.answer().attempt().toString()));
    return VERIFICATION
        .of(order.answer(), order.content().shared())
        .of(order.content().inputs(), event.answer().output())
        .stream()
        .allMatch(Check::passed);
  }

  /// Whether the reservation is the worst case that a worker computes from the message it reads.
  private static boolean isReservedAsItsWorkerBoundsIt(Subtask sent) {
    try {
      var read = Wire.read(Wire.bytes(sent), Subtask.class);
      var bounds = read.bounds();
      long prompt = Prompt.of(read).tokenBound();
      var usage =
          bounds.limitsOfTools().most(prompt, bounds.tools().size(), bounds.maxOutputTokens());
      var worst = World.LADDER.rung(read.tier()).price().of(usage);
      return worst.equals(read.bounds().maxCost());
    } catch (MalformedMessage e) {
      throw new AssertionError(e);
    }
  }

  private void check(JobStore store, JobState job) {
    var ledger = job.ledger();
    var phase = phases.get(job.id());
    require(job.phase().getClass().getSimpleName().equals(phase), "not in " + phase, job);
    if (!overspent) {
      var promised = ledger.spent().plus(ledger.reserved());
      require(!promised.exceeds(ledger.cap()), "spent and reserved beyond the cap", ledger);
    }
    CounterInvariants.check(store, job);
  }

  private static void require(boolean holds, String what, Object where) {
    if (!holds) {
      throw new AssertionError(what + ": " + where);
    }
  }
}
