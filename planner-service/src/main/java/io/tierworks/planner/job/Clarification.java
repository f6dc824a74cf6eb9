package io.tierworks.planner.job;

/// A question of a subtask with its answer. All later attempts of the subtask are told both.
public record Clarification(String question, String answer) {}
