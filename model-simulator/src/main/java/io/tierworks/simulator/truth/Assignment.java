package io.tierworks.simulator.truth;

import io.tierworks.simulator.json.Schema;

/// One piece of work: the text, the schema to fill from it, and goal and context of the job.
public record Assignment(String instructions, String text, Schema schema) {}
