package io.tierworks.worker.call;

import io.tierworks.common.prompt.SharedPrompt;
import io.tierworks.common.verify.StepChecks;
import io.tierworks.common.verify.Verification;
import java.util.regex.Pattern;

/// What the calls of a step have in common, prepared once.
///
/// @param schemaName the name of the schema that the model answers by
record PreparedStep(SharedPrompt prompt, String schemaName, StepChecks checks) {
  private static final Pattern NOT_IN_NAMES = Pattern.compile("[^A-Za-z0-9_-]");
  private static final int LONGEST_NAME = 64;

  static PreparedStep of(SharedPrompt.Source source, Verification verification) {
    return new PreparedStep(
        SharedPrompt.of(source),
        schemaName(source.kind().name()),
        verification.of(source.rules(), source.materials()));
  }

  private static String schemaName(String kind) {
    var name = NOT_IN_NAMES.matcher(kind).replaceAll("_");
    return name.substring(0, Math.min(LONGEST_NAME, name.length()));
  }
}
