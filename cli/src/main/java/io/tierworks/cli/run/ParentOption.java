package io.tierworks.cli.run;

import picocli.CommandLine.Option;

/// Ties a service to the process that started it.
final class ParentOption {
  static final String NAME = "--with-parent";

  @Option(names = NAME, hidden = true, description = "End when standard input ends.")
  private boolean withParent;

  boolean withParent() {
    return withParent;
  }
}
