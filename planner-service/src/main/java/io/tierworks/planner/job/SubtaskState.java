package io.tierworks.planner.job;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.cost.Money;
import io.tierworks.common.cost.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A subtask that has been issued at least once, or given up before. Its own fact under its own
/// small key.
///
/// @param forgiven attempts made before it was last redriven: the caps do not count them
public record SubtaskState(
    SubtaskRef ref,
    List<Attempt> attempts,
    Standing standing,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) int forgiven) {

  public SubtaskState {
    attempts = attempts == null ? List.of() : List.copyOf(attempts);
  }

  /// Where the subtask stands.
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Waiting.class, name = "waiting"),
    @JsonSubTypes.Type(value = Open.class, name = "open"),
    @JsonSubTypes.Type(value = Held.class, name = "held"),
    @JsonSubTypes.Type(value = Accepted.class, name = "accepted"),
    @JsonSubTypes.Type(value = GivenUp.class, name = "given_up")
  })
  public sealed interface Standing {}

  /// Not released yet, or waiting for its input once more.
  ///
  /// @param earlier the accepted answer of the round before
  public record Waiting(@Nullable Accepted earlier) implements Standing {}

  /// Being worked on.
  ///
  /// @param earlier the accepted answer that a revision is to improve
  /// @param since the first attempt of this round; what earlier ones still say comes too late
  /// @param due why the last attempt was made, and what it was told; null for a first one
  public record Open(@Nullable Accepted earlier, int since, @Nullable Due due)
      implements Standing {}

  /// Another attempt is due, and waits for money.
  ///
  /// @param earlier the accepted answer that a revision is to improve
  /// @param since the first attempt of this round
  public record Held(@Nullable Accepted earlier, int since, Due due) implements Standing {}

  /// The next attempt of a subtask.
  ///
  /// @param tier who is to make it
  /// @param reason why there has to be one
  /// @param note what the last attempt said
  /// @param previous its answer, if there was one
  public record Due(String tier, String reason, String note, @Nullable JsonNode previous) {
    public Due {
      note = note == null ? "" : note;
    }
  }

  public record Accepted(String attempt, String tier, JsonNode output, Usage usage)
      implements Standing {}

  public record GivenUp(String reason, String detail) implements Standing {
    public GivenUp {
      detail = detail == null ? "" : detail;
    }
  }

  public static SubtaskState fresh(SubtaskRef ref) {
    return new SubtaskState(ref, List.of(), new Waiting(null), 0);
  }

  public SubtaskState issued(Attempt attempt) {
    var all = new ArrayList<>(attempts);
    all.add(attempt);
    return new SubtaskState(
        ref,
        all,
        standing instanceof Waiting w ? new Open(w.earlier(), attempt.number(), null) : standing,
        forgiven);
  }

  public SubtaskState with(Attempt changed) {
    return new SubtaskState(
        ref,
        attempts.stream().map(a -> a.number() == changed.number() ? changed : a).toList(),
        standing,
        forgiven);
  }

  public SubtaskState with(Standing next) {
    return new SubtaskState(ref, attempts, next, forgiven);
  }

  public SubtaskState held(Due due) {
    return standing instanceof Open open ? with(new Held(open.earlier(), open.since(), due)) : this;
  }

  public SubtaskState freed() {
    return standing instanceof Held held
        ? with(new Open(held.earlier(), held.since(), null))
        : this;
  }

  /// Another attempt follows.
  public SubtaskState returned(Due due) {
    return standing instanceof Open open ? with(new Open(open.earlier(), open.since(), due)) : this;
  }

  public SubtaskState reopened() {
    return with(new Open(acceptance().orElse(null), nextNumber(), null));
  }

  /// Given up, and tried again as if for the first time.
  public SubtaskState redriven() {
    return new SubtaskState(ref, attempts, new Open(null, nextNumber(), null), attempts.size());
  }

  public SubtaskState waiting() {
    return with(new Waiting(acceptance().orElse(null)));
  }

  /// The answer that stands, or that a revision is to improve.
  @JsonIgnore
  public Optional<Accepted> earlier() {
    return switch (standing) {
      case Waiting waiting -> Optional.ofNullable(waiting.earlier());
      case Open open -> Optional.ofNullable(open.earlier());
      case Held held -> Optional.ofNullable(held.earlier());
      case Accepted accepted -> Optional.of(accepted);
      case GivenUp _ -> Optional.empty();
    };
  }

  /// Whether what this attempt says still counts.
  public boolean hears(Attempt attempt) {
    return switch (standing) {
      case Open open -> attempt.number() >= open.since();
      case Held held -> attempt.number() >= held.since();
      case Waiting _, Accepted _, GivenUp _ -> false;
    };
  }

  public Optional<Attempt> attempt(int number) {
    return attempts.stream().filter(a -> a.number() == number).findFirst();
  }

  @JsonIgnore
  public boolean isOpen() {
    return standing instanceof Open;
  }

  @JsonIgnore
  public boolean isHeld() {
    return standing instanceof Held;
  }

  @JsonIgnore
  public boolean isWaiting() {
    return standing instanceof Waiting;
  }

  @JsonIgnore
  public boolean isAccepted() {
    return standing instanceof Accepted;
  }

  @JsonIgnore
  public Optional<JsonNode> output() {
    return acceptance().map(Accepted::output);
  }

  @JsonIgnore
  public Optional<Accepted> acceptance() {
    return standing instanceof Accepted accepted ? Optional.of(accepted) : Optional.empty();
  }

  /// Whether an attempt that counts is still out.
  @JsonIgnore
  public boolean isBeingTried() {
    return attempts.stream().anyMatch(a -> a.state() == Attempt.State.OPEN && hears(a));
  }

  @JsonIgnore
  public int nextNumber() {
    return attempts.size() + 1;
  }

  /// Attempts that came to an end of their own, right or wrong: what the cap counts.
  @JsonIgnore
  public int tries() {
    return attempts.size() - forgiven - losses();
  }

  @JsonIgnore
  public int losses() {
    return (int)
        attempts.stream()
            .skip(forgiven)
            .filter(attempt -> attempt.state() == Attempt.State.LOST)
            .count();
  }

  /// What all attempts are on the bill with so far.
  @JsonIgnore
  public Money cost() {
    return attempts.stream().map(Attempt::cost).reduce(Money.ZERO, Money::plus);
  }

  @JsonIgnore
  public boolean isEstimated() {
    return attempts.stream().anyMatch(Attempt::isAtBound);
  }
}
