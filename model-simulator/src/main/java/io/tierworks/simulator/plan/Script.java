package io.tierworks.simulator.plan;

import io.tierworks.simulator.plan.Step.Output;
import java.util.List;
import java.util.Locale;

/// The steps for each verb.
record Script(PlanRequest request) {
  private static final List<String> USUAL_TOPICS =
      List.of("billing", "technical", "account", "shipping", "sales", "feature_request", "other");
  private static final List<String> PRIORITIES = List.of("low", "medium", "high", "urgent");

  /// One step over the items, or two where findings are brought together.
  List<Step> steps(Verb verb, boolean dag) {
    Step first = first(verb, dag);
    if (!dag) {
      return List.of(first);
    }
    return List.of(first, last(verb, first.id()));
  }

  /// The work on one item.
  private Step first(Verb verb, boolean dag) {
    boolean reads = verb == Verb.SUMMARISE || verb == Verb.ANSWER && !dag;
    Verb act = verb == Verb.ANSWER && dag ? Verb.RESEARCH : verb;
    List<Output> output = request.itemSchema() ? List.of() : output(act);
    return new Step(
        id(act),
        act.kind().equals("review") ? "check" : act.kind(),
        reads ? request.middle() : request.cheapest(),
        request.items() > 0 ? "items" : "job",
        List.of(),
        instructions(act),
        output,
        reads ? 300 : request.itemSchema() ? 400 : 240);
  }

  /// Bringing the results together.
  private Step last(Verb verb, String from) {
    boolean answers = verb == Verb.RESEARCH || verb == Verb.ANSWER;
    return new Step(
        answers ? "answer" : "summary",
        answers ? "answer" : "summarise",
        request.middle(),
        "job",
        List.of(from),
        answers
            ? "Answer the goal from the findings given as input. Say only what the findings show."
            : "Bring the results given as input together: the numbers, what is common, what stands out.",
        answers
            ? List.of(
                Output.text("answer", "The answer in two or three sentences."),
                new Output(
                    "key_points",
                    "strings",
                    "The findings that carry the answer.",
                    List.of(),
                    false))
            : List.of(
                Output.text("summary", "What the results show, in two or three sentences."),
                new Output(
                    "key_points", "strings", "The most important observations.", List.of(), false)),
        500);
  }

  private String id(Verb verb) {
    String goal = request.goal().toLowerCase(Locale.ROOT);
    return switch (verb) {
      case CLASSIFY -> goal.contains("triage") || goal.contains("ticket") ? "triage" : "classify";
      case EXTRACT -> "extract";
      case CHECK -> "check";
      case RANK -> "rank";
      case SUMMARISE -> "summarise";
      case RESEARCH -> "findings";
      case ANSWER -> "answer";
      case REVIEW -> "review";
    };
  }

  private String instructions(Verb verb) {
    String what =
        switch (verb) {
          case CLASSIFY -> "Read the item and choose the label that fits its main concern.";
          case EXTRACT ->
              "Extract the asked fields from the item exactly as it states them; leave out what it does not state.";
          case CHECK ->
              "Check the item against every rule of the context and quote the passage that decides.";
          case RANK ->
              "Score the item against the criteria of the goal, higher is better, and say why.";
          case SUMMARISE -> "Summarise the item in its own terms.";
          case RESEARCH ->
              "Extract what the item contributes to the question of the goal and quote the passage that shows it.";
          case ANSWER -> "Answer the goal from the item alone.";
          case REVIEW ->
              "Review the conversation: score its quality, name the tone, and quote the passage that decides.";
        };
    return what + " The goal: " + request.goal();
  }

  private List<Output> output(Verb verb) {
    return switch (verb) {
      case CLASSIFY -> labels();
      case EXTRACT -> Wanted.fields(request.goal());
      case CHECK ->
          List.of(
              Output.oneOf(
                  "verdict",
                  "Whether the item keeps all rules.",
                  List.of("compliant", "violation")),
              Output.text("reason", "The rule that decides, in one sentence."),
              Output.quote("evidence", "The passage that decides, quoted literally."));
      case RANK ->
          List.of(
              new Output(
                  "score",
                  "integer",
                  "0 (poor) to 100 (excellent) against the criteria.",
                  List.of(),
                  false),
              Output.text("reason", "What speaks for and against, in one sentence."));
      case SUMMARISE -> List.of(Output.text("summary", "The item in two sentences."));
      case RESEARCH ->
          List.of(
              Output.text("finding", "What the item says about the question, in one sentence."),
              Output.quote("quote", "The passage that shows it, quoted literally."),
              new Output(
                  "relevance",
                  "integer",
                  "0 (irrelevant) to 100 (decisive) for the question.",
                  List.of(),
                  false));
      case ANSWER -> List.of(Output.text("answer", "The answer in one or two sentences."));
      case REVIEW ->
          List.of(
              new Output(
                  "quality_score",
                  "integer",
                  "0 (poor) to 100 (excellent) quality of the agent.",
                  List.of(),
                  false),
              Output.oneOf(
                  "sentiment", "The customer's tone.", List.of("positive", "neutral", "negative")),
              Output.text("reason", "What decided the score, in one sentence."),
              Output.quote("quote", "The passage that decides, quoted literally."));
    };
  }

  private List<String> usual() {
    return request.goal().toLowerCase(Locale.ROOT).contains("sentiment")
        ? List.of("positive", "neutral", "negative")
        : USUAL_TOPICS;
  }

  private List<Output> labels() {
    List<String> named = GoalLabels.in(request.goal());
    Output label =
        Output.oneOf("label", "The main concern of the item.", named.isEmpty() ? usual() : named);
    String goal = request.goal().toLowerCase(Locale.ROOT);
    if (goal.contains("priorit") || goal.contains("urgen") || goal.contains("triage")) {
      return List.of(
          label,
          Output.oneOf("priority", "How soon it needs attention.", PRIORITIES),
          Output.text("reason", "Why, in one sentence."));
    }
    return List.of(label, Output.text("reason", "Why, in one sentence."));
  }
}
