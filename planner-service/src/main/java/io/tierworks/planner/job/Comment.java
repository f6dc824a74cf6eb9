package io.tierworks.planner.job;

/// What a person wants changed in an answer.
public record Comment(String text) {}
