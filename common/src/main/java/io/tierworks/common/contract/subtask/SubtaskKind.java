package io.tierworks.common.contract.subtask;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What kind of work a subtask is. The planner asks for six kinds itself; plans name all others,
/// such as `classify` or `extract`. In JSON it is the name, or `name@version` if a kind file
/// declares it.
///
/// @param version of the kind file; null without one
public record SubtaskKind(String name, @Nullable String version) {
  public static final SubtaskKind PLAN = new SubtaskKind("plan");

  /// Say how to do subtasks that were given up.
  public static final SubtaskKind REPLAN = new SubtaskKind("replan");

  /// Judge a job's results.
  public static final SubtaskKind VERDICT = new SubtaskKind("verdict");

  /// Do a whole job in one call.
  public static final SubtaskKind DIRECT = new SubtaskKind("direct");

  /// Decide whether an answer of another model meets the criteria of a rubric.
  public static final SubtaskKind RUBRIC = new SubtaskKind("rubric");

  /// Put results that are too long for the judge into a shorter text.
  public static final SubtaskKind SUMMARY = new SubtaskKind("summary_of_results");

  private static final Set<SubtaskKind> OF_PLANNER =
      Set.of(PLAN, REPLAN, VERDICT, DIRECT, RUBRIC, SUMMARY);

  private static final char VERSION_MARK = '@';

  public SubtaskKind(String name) {
    this(name, null);
  }

  @JsonCreator
  public static SubtaskKind parse(String text) {
    int mark = text.indexOf(VERSION_MARK);
    return mark < 0
        ? new SubtaskKind(text)
        : new SubtaskKind(text.substring(0, mark), text.substring(mark + 1));
  }

  /// Whether the planner asks for it itself; no step of a plan may be of such a kind.
  public boolean isPlanners() {
    return OF_PLANNER.contains(this);
  }

  @Override
  @JsonValue
  public String toString() {
    return version == null ? name : name + VERSION_MARK + version;
  }
}
